import { say } from '../../language/language';
import { isBeside, isNumeric, isShare, isTime, type Column, type List } from '../column';
import { valuesOf } from '../group';
import type { Aggregate, View } from '../view';

export type ChartKind = 'bar' | 'line' | 'stacked' | 'pie' | 'scatter' | 'heat';

export const kinds: [ChartKind, string][] = [
  ['bar', say('Cột', 'Bars')], ['line', say('Đường', 'Line')], ['stacked', say('Cột chồng', 'Stacked bars')],
  ['pie', say('Tròn', 'Pie')], ['scatter', say('Phân tán', 'Scatter')], ['heat', say('Bản đồ nhiệt', 'Heat map')],
];

/** What is drawn of a list, and how. */
export interface Drawing {
  kind: ChartKind;
  category: Column;
  series: Column | undefined;
  value: Column | undefined;
  aggregate: Aggregate;
}

const MOST_SERIES = 12;

/** The reader's choice; what they did not choose follows from the data: a line along time, stacks where kinds are told apart, else bars. */
export function drawingOf(list: List, chosen: View['chart']): Drawing {
  const named = (path: string | undefined) => list.columns.find((column) => column.path === path);
  const plain = list.columns.filter((column) => !isBeside(column));
  const groups = plain.filter((column) => !isNumeric(column) && column.kind !== 'id');
  const numbers = plain.filter(isNumeric);
  const value = chosen?.value === '' ? undefined : named(chosen?.value) ?? numbers.find(({ kind }) => kind === 'money') ?? numbers[0];
  const aggregate = chosen?.aggregate ?? (value && isShare(value) ? 'average' : 'sum');
  if (chosen?.kind === 'scatter') {
    const across = numbers.find((column) => column !== value) ?? value;
    const picked = named(chosen.category);
    return { kind: 'scatter', category: (picked && isNumeric(picked) ? picked : across) ?? list.columns[0]!, series: named(chosen.series), value, aggregate };
  }
  const category = named(chosen?.category) ?? groups.find(isTime) ?? nameIn(groups) ?? groups.find((column) => valuesOf(list, column).length > 1) ?? groups[0] ?? list.columns[0]!;
  const few = groups.find((column) => column !== category && ['choice', 'year'].includes(column.kind) && between(valuesOf(list, column).length));
  const series = chosen?.series === '' ? undefined : named(chosen?.series) ?? few;
  const kind = kinds.map(([each]) => each).find((each) => each === chosen?.kind)
    ?? (isTime(category) && !series && valuesOf(list, category).length > 2 ? 'line' : series ? 'stacked' : 'bar');
  return { kind, category, series: kind === 'pie' ? undefined : series, value, aggregate: value ? aggregate : 'count' };
}

function between(count: number): boolean {
  return count > 1 && count <= MOST_SERIES;
}

/** What people call something says more than its code. */
function nameIn(columns: Column[]): Column | undefined {
  return columns.find(({ kind, keys }) => kind === 'text' && /(name|title|recipient)$/i.test(keys.at(-1) ?? ''));
}
