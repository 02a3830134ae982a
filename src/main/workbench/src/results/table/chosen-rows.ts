import { plain } from '../../language/words';
import { compare, kindIn, numberIn, shown } from '../cells';
import type { Column, List, Row } from '../column';

/** The rows in which the words stand and that pass every column's filter, in the order asked for. */
export function chosenRows(list: List, columns: Column[], words: string, filters: Record<string, string>, sort: string | undefined, down: boolean): Row[] {
  const places = columns.map((column) => list.columns.indexOf(column));
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  const tests = columns.flatMap((column, index) => {
    const filter = filters[column.path]?.trim();
    return filter ? [{ column, place: places[index]!, filter }] : [];
  });
  const found = list.rows.filter((row) => {
    if (!tests.every(({ column, place, filter }) => passes(row[place], kindIn(list, row, column), filter))) return false;
    if (wanted.length === 0) return true;
    const text = plain(columns.map((column, index) => shown(row[places[index]!], kindIn(list, row, column))).join(' '));
    return wanted.every((word) => text.includes(word));
  });
  const by = list.columns.findIndex(({ path }) => path === sort);
  const column = list.columns[by];
  if (!column) return found;
  return [...found].sort((a, b) => {
    const order = compare(a[by] ?? null, b[by] ?? null, column);
    return down && a[by] !== null && b[by] !== null ? -order : order;
  });
}

/** A number is compared where the filter begins with a sign; anything else must stand in the cell as it is shown. */
function passes(value: unknown, column: Column, filter: string): boolean {
  const [, sign, rest] = /^(<=|>=|<|>|=)\s*(.+)$/.exec(filter) ?? [];
  if (!sign || !rest) return plain(shown(value, column)).includes(plain(filter));
  const bound = numberIn(rest.replaceAll(/[.\s](?=\d{3}(\D|$))/g, '').replace(',', '.'));
  const number = numberIn(value);
  if (bound === null || number === null) return sign === '=' && shown(value, column) === rest;
  return { '<': number < bound, '>': number > bound, '<=': number <= bound, '>=': number >= bound, '=': number === bound }[sign] ?? false;
}
