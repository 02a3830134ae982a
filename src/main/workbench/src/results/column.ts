/** What kind of thing stands in a column; how it is written, sorted and drawn follows from it. */
export type Kind = 'number' | 'money' | 'year' | 'date' | 'time' | 'period' | 'choice' | 'boolean' | 'text' | 'id';

/** A column of a table. Its path says where in the answer it stands, and names it for good. */
export interface Column {
  path: string;
  heading: string;
  /** The keys from the row's object to the value. */
  keys: string[];
  kind: Kind;
  /** What the values of a choice are called. */
  labels?: Map<string, string>;
  /** Whether its values keep the order in which they were asked. */
  asAsked?: true;
}

export type Row = unknown[];

/** Rows of one list of an answer, unrolled: what stands above it is repeated in front of each. */
export interface List {
  path: string;
  heading: string;
  columns: Column[];
  rows: Row[];
  /** The lists that this one lies in, the outermost first: what is repeated here stands in each of them once. Their columns begin these. */
  outer: List[];
  /** Whether the server has more rows than the answer. */
  more: boolean;
  /** Where the export finds the whole list, with those within it; null where it cannot. */
  whole: string | null;
  /** In a list of single figures, what each row's value is. */
  figures?: Map<Row, Column>;
}

/** Who looks at a table seldom looks for these; they can be shown. */
export function isBeside({ kind, keys }: Column): boolean {
  return kind === 'id' || ['version', 'asOf'].includes(keys.at(-1) ?? '') || (keys.length > 1 && isPartOfPeriod(keys));
}

/** The period itself stands beside them. */
function isPartOfPeriod(keys: string[]): boolean {
  return keys.at(-2) === 'period' && ['year', 'quarter', 'month', 'start', 'end'].includes(keys.at(-1)!);
}

export function isNumeric({ kind }: Column): boolean {
  return kind === 'number' || kind === 'money';
}

/** Shares are averaged: their sum would be of nothing. */
export function isShare({ path }: Column): boolean {
  return /(percent|ratio|rate|share|per[A-Z]\w*)$/.test(path) || /perInhabitant\.amount$/.test(path);
}

export function isTime({ kind }: Column): boolean {
  return ['year', 'date', 'time', 'period'].includes(kind);
}
