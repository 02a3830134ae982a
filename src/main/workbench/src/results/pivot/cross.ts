import { isBeside, isNumeric, isShare, isTime, type Column, type List } from '../column';
import { valuesOf } from '../group';
import type { Aggregate, View } from '../view';

/** What is crossed with what. */
export interface Cross {
  rows: Column;
  columns: Column | undefined;
  value: Column | undefined;
  aggregate: Aggregate;
}

const WIDEST = 30;

/** The reader's choice; what they did not choose is a time or a name down, a short kind across, money or else a number. */
export function crossOf(list: List, chosen: View['pivot']): Cross {
  const named = (path: string | undefined) => list.columns.find((column) => column.path === path);
  const plain = list.columns.filter((column) => !isBeside(column));
  const groups = plain.filter((column) => !isNumeric(column));
  const rows = named(chosen?.rows) ?? groups.find(isTime) ?? groups[0] ?? list.columns[0]!;
  const few = groups.find((column) => column !== rows && column.kind === 'choice' && between(valuesOf(list, column).length));
  const value = chosen?.value === '' ? undefined : named(chosen?.value) ?? plain.find(({ kind }) => kind === 'money') ?? plain.find(isNumeric);
  return {
    rows,
    columns: chosen?.columns === '' ? undefined : named(chosen?.columns) ?? few,
    value,
    aggregate: value ? chosen?.aggregate ?? (isShare(value) ? 'average' : 'sum') : 'count',
  };
}

function between(count: number): boolean {
  return count > 1 && count <= WIDEST;
}
