import { readerOf } from './apart';
import { compare, numberIn } from './cells';
import { isTime, type Column, type List } from './column';
import type { Aggregate } from './view';

/** Rows put together by one or two of their columns. */
export interface Groups {
  rows: unknown[];
  columns: unknown[];
  /** What the rows of each crossing come to; null where there are none. */
  cells: (number | null)[][];
  /** The same of a whole row, of a whole column, and of everything. */
  ofRow: (number | null)[];
  ofColumn: (number | null)[];
  all: number | null;
}

export function group(list: List, by: Column, across: Column | undefined, value: Column | undefined, aggregate: Aggregate): Groups {
  const [down, over] = [readerOf(list, by), across ? readerOf(list, across) : () => null];
  const number = value ? list.columns.indexOf(value) : -1;
  const rows = valuesOf(list, by);
  const columns = across ? valuesOf(list, across) : [null];
  const rowPlaces = new Map(rows.map((each, index) => [each, index]));
  const columnPlaces = new Map(columns.map((each, index) => [each, index]));
  const heaps: (number | null)[][][] = rows.map(() => columns.map(() => []));
  for (const each of list.rows) {
    const heap = heaps[rowPlaces.get(down(each))!]![columnPlaces.get(over(each))!]!;
    heap.push(numberIn(each[number]));
  }
  const come = (heap: (number | null)[]) => total(heap, aggregate);
  return {
    rows, columns,
    cells: heaps.map((line) => line.map(come)),
    ofRow: heaps.map((line) => come(line.flat())),
    ofColumn: columns.map((_, place) => come(heaps.flatMap((line) => line[place]!))),
    all: come(heaps.flat(2)),
  };
}

/** The same with the largest rows first, unless they follow each other in time or as they were asked. */
export function ranked(groups: Groups, by: Column): Groups {
  if (isTime(by) || by.asAsked) return groups;
  const order = groups.rows.map((_, index) => index).sort((a, b) => (groups.ofRow[b] ?? 0) - (groups.ofRow[a] ?? 0));
  const sorted = <T,>(all: T[]) => order.map((index) => all[index]!);
  return { ...groups, rows: sorted(groups.rows), cells: sorted(groups.cells), ofRow: sorted(groups.ofRow) };
}

/** The different values of a column, in their order. */
export function valuesOf(list: List, column: Column): unknown[] {
  const values = [...new Set(list.rows.map(readerOf(list, column)))];
  return column.asAsked ? values : values.sort((a, b) => compare(a, b, column));
}

function total(heap: (number | null)[], aggregate: Aggregate): number | null {
  if (heap.length === 0) return null;
  if (aggregate === 'count') return heap.length;
  const numbers = heap.filter((each) => each !== null);
  if (numbers.length === 0) return null;
  const sum = numbers.reduce((so, each) => so + each, 0);
  return aggregate === 'sum' ? sum : sum / numbers.length;
}
