import type { Column, List, Row } from './column';

/** Reads a column's value from a row. Of two wards of one name each says its code too, where the answer has it: they are two. */
export function readerOf(list: List, column: Column): (row: Row) => unknown {
  const at = list.columns.indexOf(column);
  const beside = column.kind === 'text' ? ['code', 'id'].map((key) => siblingOf(list, column, key)).find((place) => place >= 0) : undefined;
  if (beside === undefined) return (row) => row[at] ?? null;
  const meant = new Map<unknown, Set<unknown>>();
  for (const row of list.rows) {
    const of = meant.get(row[at]) ?? new Set();
    meant.set(row[at], of.add(row[beside]));
  }
  const told = (row: Row, of: Set<unknown>) => (list.columns[beside]!.kind === 'id' ? [...of].indexOf(row[beside]) + 1 : row[beside]);
  return (row) => {
    const of = meant.get(row[at]);
    return of && of.size > 1 && row[at] ? `${String(row[at])} (${String(told(row, of))})` : row[at] ?? null;
  };
}

/** What stands beside a name in the same object. A code names one thing only at a time, but so does the answer. */
function siblingOf(list: List, column: Column, key: string): number {
  if (!/^(name|fullName|title)$/.test(column.keys.at(-1) ?? '')) return -1;
  const path = [...column.path.split('.').slice(0, -1), key].join('.');
  return list.columns.findIndex((each) => each.path === path);
}
