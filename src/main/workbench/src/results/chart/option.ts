import { locale } from '../../language/language';
import { groupName, written } from '../cells';
import { isTime } from '../column';
import { group, ranked, type Groups } from '../group';
import type { Colours } from './colours';
import type { Drawing } from './drawing';
import { pie } from './pie';
import { points } from './points';
import { LINE_HEIGHT, linesOf, topBelow } from './title';

/** What ECharts is told; `series.data` throughout, because its description in words is wrong of a `dataset`. */
export type Option = Record<string, unknown>;

export interface Words {
  title: string;
  subtitle: string;
  value: string;
}

/** How many letters of names fit below a chart. */
const WIDE = 90;

const short = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 });

export function optionOf(drawing: Drawing, words: Words, colours: Colours): Option {
  const { list, kind, category, series, value, aggregate } = drawing;
  const groups = ranked(group(list, category, series, value, aggregate), category);
  const names = groups.rows.map((row) => groupName(row, category));
  const frame = frameOf(words, colours, kind === 'pie' || kind === 'stacked');
  const several = series ? groups.columns.map((column) => groupName(column, series)) : [words.value];
  if (kind === 'scatter') return { ...frame, ...points(drawing, words, colours) };
  if (kind === 'pie') return { ...frame, ...pie(names, groups, aggregate, colours) };
  if (kind === 'heat') return { ...frame, ...heat(groups, names, several, words, colours) };
  // Names that do not fit side by side are not shown.
  const lying = kind !== 'line' && !isTime(category) && (names.length > 15 || names.join('').length > WIDE);
  const named = { type: 'category', data: names, inverse: lying, axisLabel: { color: colours.text, hideOverlap: !lying, interval: lying ? 0 : 'auto' } };
  const measured = { type: 'value', axisLabel: { color: colours.text, formatter: (each: number) => short.format(each), hideOverlap: true }, splitLine: { lineStyle: { color: colours.line } } };
  return {
    ...frame,
    legend: { ...frame.legend as Option, show: several.length > 1, data: several },
    xAxis: lying ? measured : named,
    yAxis: lying ? named : measured,
    series: several.map((name, column) => ({
      name, type: kind === 'line' ? 'line' : 'bar', symbolSize: 7, ...(kind === 'stacked' && { stack: 'all' }),
      symbol: ['circle', 'rect', 'triangle', 'diamond'][column % 4], data: groups.cells.map((line) => line[column]),
    })),
  };
}

/** @param patterned whether areas touch, and must be told apart without their colours too */
function frameOf({ title, subtitle }: Words, colours: Colours, patterned: boolean): Option {
  return {
    animation: false,
    color: colours.series,
    backgroundColor: colours.ground,
    textStyle: { fontFamily: 'Be Vietnam Pro, sans-serif', color: colours.text },
    title: { text: linesOf(title).join('\n'), subtext: linesOf(subtitle).join('\n'), textStyle: { color: colours.text, fontSize: 14, lineHeight: LINE_HEIGHT }, subtextStyle: { color: colours.text, lineHeight: LINE_HEIGHT } },
    legend: { type: 'plain', bottom: 0, textStyle: { color: colours.text } },
    tooltip: { trigger: 'item', valueFormatter: (each: unknown) => (typeof each === 'number' ? written(each) : '–') },
    grid: { left: 8, right: 24, top: topBelow({ title, subtitle }), bottom: 56, containLabel: true },
    aria: { enabled: true, label: { enabled: false }, decal: { show: patterned } },
  };
}

function heat(groups: Groups, names: string[], several: string[], words: Words, colours: Colours): Option {
  const data = groups.cells.flatMap((line, row) => line.map((cell, column) => [row, column, cell ?? '-']));
  const numbers = groups.cells.flat().filter((cell) => cell !== null);
  return {
    xAxis: { type: 'category', data: names, axisLabel: { color: colours.text, hideOverlap: true } },
    yAxis: { type: 'category', data: several, axisLabel: { color: colours.text } },
    visualMap: {
      min: Math.min(0, ...numbers), max: Math.max(0, ...numbers), calculable: true, orient: 'horizontal', left: 'center', bottom: 0,
      inRange: { color: colours.heat }, textStyle: { color: colours.text }, formatter: (each: number) => short.format(each),
    },
    legend: { show: false },
    series: [{ type: 'heatmap', name: words.value, data, itemStyle: { borderColor: colours.ground, borderWidth: 1 } }],
  };
}
