import { say } from '../language/language';
import type { Branch } from './branches';
import type { Column } from './column';
import { columnOf, periodOf } from './columns';

/** A list below some object, and how to get its elements. */
export interface Below {
  /** The path from the object, as the export names it. */
  path: string;
  headings: string[];
  branch: Branch;
  elements(parent: unknown): unknown[];
  /** The object that tells how long the list is. */
  page(parent: unknown): unknown;
  /** A column that tells elements apart which are no list in the answer. */
  extra?: Column;
}

/** What stands in one object and those it holds singly: its plain values, and the lists. */
export interface Scope {
  columns: Column[];
  lists: Below[];
}

const APART = '\u0000apart';

export function scopeOf(branches: Branch[], keys: string[] = [], headings: string[] = [], scope: Scope = { columns: [], lists: [] }): Scope {
  for (const branch of branches) {
    const alike = branches.filter((other) => other.field === branch.field && other.below.length > 0 && !other.list);
    if (alike.length > 1 && alike.every(({ key, field }) => key !== field)) {
      if (alike[0] === branch) scope.lists.push(sideBySide(alike, keys, headings));
    } else if (branch.list && branch.below.length > 0) {
      scope.lists.push(listBelow(branch, keys, headings));
    } else if (branch.below.length === 0) {
      scope.columns.push(columnOf(branch, keys, headings));
    } else {
      const period = periodOf(branch, keys, headings);
      if (period) scope.columns.push(period);
      scopeOf(branch.below, [...keys, branch.key], [...headings, branch.heading], scope);
    }
  }
  return scope;
}

export function valueAt(object: unknown, keys: string[]): unknown {
  return keys.reduce<unknown>((at, key) => (at as Record<string, unknown> | null | undefined)?.[key], object);
}

function listBelow(branch: Branch, keys: string[], headings: string[]): Below {
  const way = [...keys, branch.key];
  return {
    path: (branch.paged ? keys : way).join('.'),
    headings: [...headings, branch.heading],
    branch,
    elements: (parent) => (valueAt(parent, way) as unknown[] | null | undefined) ?? [],
    page: (parent) => (branch.paged ? valueAt(parent, keys) : null),
  };
}

/** The same field asked several times, as of two years: what is compared becomes rows, told apart by their aliases. */
function sideBySide(alike: Branch[], keys: string[], headings: string[]): Below {
  const below = new Map(alike.flatMap((branch) => branch.below).map((branch) => [branch.key, branch]));
  const aliases = alike.map(({ key }) => key);
  const [{ name, field }] = alike as [Branch];
  return {
    path: [...keys, aliases.join('|')].join('.'),
    headings: [...headings, name],
    branch: { ...alike[0]!, list: true, paged: false, below: [...below.values()] },
    elements: (parent) => alike.flatMap(({ key }) => {
      const element = valueAt(parent, [...keys, key]);
      return element ? [{ ...element, [APART]: label(key, aliases) }] : [];
    }),
    page: () => null,
    extra: { path: [...keys, field].join('.'), heading: '', keys: [APART], kind: 'text', asAsked: true },
  };
}

/** A year in an alias is what it is about, a number one of several days; else one that ends in `Before` or `After` is told from the other. */
function label(alias: string, aliases: string[]): string {
  const year = /\d{4}/.exec(alias)?.[0];
  if (year) return year;
  const along = /^(.+)AlongTodaysTree$/.exec(alias)?.[1];
  if (along) return `${label(along, aliases)} ${say('(theo cây hôm nay)', "(along today's tree)")}`;
  if (/before$/i.test(alias)) return say('Kỳ trước', 'Before');
  if (/after$/i.test(alias)) return say('Kỳ sau', 'After');
  const number = /\D(\d)$/.exec(alias)?.[1];
  if (number) return say(`Thời điểm ${number}`, `Day ${number}`);
  return aliases.includes(`${alias}Before`) ? say('Kỳ này', 'Now') : alias;
}
