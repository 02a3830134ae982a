import { say } from '../../language/language';
import { isBeside, isNumeric, isShare, isTime, type Column, type List } from '../column';
import { valuesOf } from '../group';
import { figuresFirst, ownList } from '../own';
import type { Aggregate, View } from '../view';

export type ChartKind = 'bar' | 'line' | 'stacked' | 'pie' | 'scatter' | 'heat';

export const kinds: [ChartKind, string][] = [
  ['bar', say('Cột', 'Bars')], ['line', say('Đường', 'Line')], ['stacked', say('Cột chồng', 'Stacked bars')],
  ['pie', say('Tròn', 'Pie')], ['scatter', say('Phân tán', 'Scatter')], ['heat', say('Bản đồ nhiệt', 'Heat map')],
];

/** What is drawn of a list, and how. */
export interface Drawing {
  /** Whose rows are drawn: where the value is one of an outer list, each of that list's. */
  list: List;
  kind: ChartKind;
  category: Column;
  series: Column | undefined;
  value: Column | undefined;
  aggregate: Aggregate;
}

const MOST_SERIES = 12;

/** The reader's choice; what they did not choose follows from the data: a line along time, stacks where kinds are told apart, else bars. */
export function drawingOf(whole: List, chosen: View['chart']): Drawing {
  const among = ({ columns }: List, path: string | undefined) => columns.find((column) => column.path === path);
  const numbers = figuresFirst(whole, whole.columns.filter((column) => !isBeside(column) && isNumeric(column)));
  const value = chosen?.value === '' ? undefined : among(whole, chosen?.value) ?? numbers[0];
  const aggregate = chosen?.aggregate ?? (value && isShare(value) ? 'average' : 'sum');
  if (chosen?.kind === 'scatter') {
    const across = numbers.find((column) => column !== value) ?? value;
    const picked = among(whole, chosen.category);
    const category = (picked && isNumeric(picked) ? picked : across) ?? whole.columns[0]!;
    const series = among(whole, chosen.series);
    return { list: ownList(whole, category, series, value), kind: 'scatter', category, series, value, aggregate };
  }
  const list = ownList(whole, value);
  const named = (path: string | undefined) => among(list, path);
  const groups = list.columns.filter((column) => !isBeside(column) && !isNumeric(column) && column.kind !== 'id');
  const category = named(chosen?.category) ?? groups.find(isPeriod) ?? nameIn(groups) ?? groups.find(isTime) ?? groups.find((column) => valuesOf(list, column).length > 1) ?? groups[0] ?? list.columns[0]!;
  const few = groups.find((column) => column !== category && ['choice', 'year'].includes(column.kind) && between(valuesOf(list, column).length));
  const series = chosen?.series === '' ? undefined : named(chosen?.series) ?? few;
  const kind = kinds.map(([each]) => each).find((each) => each === chosen?.kind)
    ?? (isTime(category) && !series && valuesOf(list, category).length > 2 ? 'line' : series ? 'stacked' : 'bar');
  return { list, kind, category, series: kind === 'pie' ? undefined : series, value, aggregate: value ? aggregate : 'count' };
}

/** Along a month or a year things add up; the day on which one happened is one of its properties. */
function isPeriod({ kind }: Column): boolean {
  return kind === 'period' || kind === 'year';
}

function between(count: number): boolean {
  return count > 1 && count <= MOST_SERIES;
}

/** What people call something says more than its code. */
function nameIn(columns: Column[]): Column | undefined {
  return columns.find(({ kind, keys }) => kind === 'text' && /(name|title|recipient)$/i.test(keys.at(-1) ?? ''));
}
