import { locale } from '../../language/language';
import { groupName, numberIn, shown } from '../cells';
import { isNumeric } from '../column';
import { valuesOf } from '../group';
import type { Colours } from './colours';
import type { Drawing } from './drawing';
import type { Option, Words } from './option';
import { topBelow } from './title';

const short = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 });

/** A point for every row, by two of its numbers; nothing is added up. */
export function points({ list, category, series, value }: Drawing, words: Words, colours: Colours): Option {
  const at = (column = category) => list.columns.indexOf(column);
  const name = list.columns.find((column) => column.kind === 'text') ?? list.columns.find((column) => !isNumeric(column));
  const kinds = series ? valuesOf(list, series) : [null];
  const axis = (heading: string) => ({
    type: 'value', name: heading, nameLocation: 'middle', nameGap: 32, scale: true, nameTextStyle: { color: colours.text },
    axisLabel: { color: colours.text, formatter: (each: number) => short.format(each), hideOverlap: true }, splitLine: { lineStyle: { color: colours.line } },
  });
  return {
    grid: { left: 40, right: 24, top: topBelow(words), bottom: 72, containLabel: true },
    legend: { show: kinds.length > 1, bottom: 0, textStyle: { color: colours.text } },
    xAxis: axis(category.heading),
    yAxis: axis(value?.heading ?? ''),
    series: kinds.map((kind) => ({
      type: 'scatter', symbolSize: 9, itemStyle: { opacity: 1 }, name: series ? groupName(kind, series) : words.value,
      data: list.rows.filter((row) => !series || (row[at(series)] ?? null) === kind).flatMap((row) => {
        const [x, y] = [numberIn(row[at()]), numberIn(row[at(value)])];
        return x === null || y === null ? [] : [{ name: name ? shown(row[at(name)], name) : '', value: [x, y] }];
      }),
    })),
  };
}
