import { say } from '../language/language';
import { isNumeric, type Column, type List, type Row } from './column';
import { scopeOf, type Below } from './scope';

/** The figures of what is asked side by side, a row each, so that the years stand beside each other. Null where nothing is. */
export function comparedOf(lists: Below[], value: (element: unknown, column: Column) => unknown, data: unknown): List | null {
  const groups = lists.filter(({ extra }) => extra !== undefined);
  const labels = [...new Set(groups.flatMap((group) => group.elements(data).map((element) => String(value(element, group.extra!)))))];
  if (labels.length < 2) return null;
  const rows = groups.flatMap((group): [Row, Column][] => {
    const of = (label: string) => group.elements(data).find((element) => String(value(element, group.extra!)) === label);
    const heading = group.headings.filter(Boolean).at(-1) ?? '';
    const { columns, lists: inner } = scopeOf(group.branch.below);
    return [
      ...columns.filter(isNumeric).map((column): [Row, Column] => [[column.heading, ...labels.map((label) => value(of(label), column)), heading], column]),
      ...inner.flatMap((list) => kindsOf(list, labels.map((label) => list.elements(of(label))), value).map(([row, column]): [Row, Column] => [[...row, heading], column])),
    ];
  });
  const text = (path: string, name: string): Column => ({ path, heading: name, keys: [], kind: 'text' });
  return rows.length === 0 ? null : {
    path: 'compared', heading: say('So sánh', 'Compared'), more: false, whole: null, rows: rows.map(([row]) => row), outer: [], figures: new Map(rows),
    columns: [text('name', say('Chỉ tiêu', 'Figure')), ...labels.map((label): Column => ({ ...text(`of.${label}`, label), kind: 'number' })), text('of', say('Thuộc', 'Part of'))],
  };
}

/** A list by kinds, such as titles, is a row for each number of each kind. */
function kindsOf(list: Below, elements: unknown[][], value: (element: unknown, column: Column) => unknown): [Row, Column][] {
  const { columns } = scopeOf(list.branch.below);
  const choices = columns.filter(({ kind }) => kind === 'choice');
  const [choice] = choices;
  if (!choice || choices.length > 1) return [];
  const kinds = [...new Set(elements.flat().map((element) => value(element, choice)))];
  return kinds.flatMap((kind) => columns.filter(isNumeric).map((column): [Row, Column] => [
    [`${choice.labels?.get(String(kind)) ?? String(kind)} › ${column.heading}`, ...elements.map((each) => value(each.find((element) => value(element, choice) === kind), column) ?? null)], column]));
}
