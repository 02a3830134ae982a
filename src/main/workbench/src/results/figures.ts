import { say } from '../language/language';
import type { Column, List, Row } from './column';

const BETWEEN = ' › ';

/** The single figures of an answer under each other: what it is, how much, and of what. */
export function figuresOf(columns: Column[], value: (column: Column) => unknown): List {
  const ways = columns.map(({ heading }) => heading.split(BETWEEN));
  const common = ways.every((way) => way.length > 1 && way[0] === ways[0]![0]) ? 1 : 0;
  const rows = columns.map((column, index): [Row, Column] => {
    const way = ways[index]!;
    return [[way.at(-1)!, value(column), way.slice(common, -1).join(BETWEEN)], column];
  });
  const text = (path: string, heading: string): Column => ({ path, heading, keys: [], kind: 'text' });
  return {
    path: '', heading: say('Số liệu', 'Figures'), more: false, whole: columns.some(({ keys }) => keys.at(-1) !== 'totalCount') ? 'figures' : null, rows: rows.map(([row]) => row), outer: [], figures: new Map(rows),
    columns: [text('name', say('Chỉ tiêu', 'Figure')), { ...text('value', say('Giá trị', 'Value')), kind: 'number' }, text('of', say('Thuộc', 'Part of'))],
  };
}
