import { isBeside, isNumeric, isShare, isTime, type Column, type List } from '../column';
import { valuesOf } from '../group';
import { figuresFirst, ownList } from '../own';
import type { Aggregate, View } from '../view';

/** What is crossed with what. */
export interface Cross {
  /** Whose rows are crossed: where the value is one of an outer list, each of that list's. */
  list: List;
  rows: Column;
  columns: Column | undefined;
  value: Column | undefined;
  aggregate: Aggregate;
}

const WIDEST = 30;

/** The reader's choice; what they did not choose is a time or a name down, a short kind across, money or else a number. */
export function crossOf(whole: List, chosen: View['pivot']): Cross {
  const numbers = whole.columns.filter((column) => !isBeside(column) && isNumeric(column));
  const value = chosen?.value === '' ? undefined : whole.columns.find(({ path }) => path === chosen?.value) ?? figuresFirst(whole, numbers)[0];
  const list = ownList(whole, value);
  const named = (path: string | undefined) => list.columns.find((column) => column.path === path);
  const groups = list.columns.filter((column) => !isBeside(column) && !isNumeric(column));
  const rows = named(chosen?.rows) ?? groups.find(isTime) ?? groups[0] ?? list.columns[0]!;
  const few = groups.find((column) => column !== rows && column.kind === 'choice' && between(valuesOf(list, column).length));
  return {
    list,
    rows,
    columns: chosen?.columns === '' ? undefined : named(chosen?.columns) ?? few,
    value,
    aggregate: value ? chosen?.aggregate ?? (isShare(value) ? 'average' : 'sum') : 'count',
  };
}

function between(count: number): boolean {
  return count > 1 && count <= WIDEST;
}
