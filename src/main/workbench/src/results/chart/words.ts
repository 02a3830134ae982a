import { say } from '../../language/language';
import { groupName, written } from '../cells';
import { group, ranked } from '../group';
import { kinds, type Drawing } from './drawing';

const MOST = 12;

/** What a chart shows, in a sentence: how many groups, the highest and the lowest. */
export function sentence(drawing: Drawing, measure: string): string {
  const name = kinds.find(([each]) => each === drawing.kind)![1];
  if (drawing.kind === 'scatter') return say(`${name}: ${drawing.list.rows.length} điểm.`, `${name}: ${drawing.list.rows.length} points.`);
  const ranked = totals(drawing).sort((a, b) => b.total - a.total);
  const told = (each: typeof ranked[number] | undefined) => (each ? `${each.name} (${rounded(each.total)})` : '–');
  return say(`${name}: ${measure}, ${ranked.length} nhóm; cao nhất ${told(ranked[0])}, thấp nhất ${told(ranked.at(-1))}.`,
    `${name}: ${measure}, ${ranked.length} groups; highest ${told(ranked[0])}, lowest ${told(ranked.at(-1))}.`);
}

/** The sentence, and the first of the numbers. */
export function inWords(drawing: Drawing, measure: string, title: string): string {
  const first = drawing.kind === 'scatter' ? [] : totals(drawing).slice(0, MOST);
  return [title, sentence(drawing, measure), first.map(({ name, total }) => `${name}: ${rounded(total)}`).join('; ')].filter(Boolean).join('. ');
}

export function rounded(number: number | null): string {
  return number === null ? '' : written(Math.round(number * 100) / 100);
}

function totals({ list, category, series, value, aggregate }: Drawing): { name: string; total: number }[] {
  const groups = ranked(group(list, category, series, value, aggregate), category);
  return groups.rows.flatMap((row, index) => (groups.ofRow[index] === null ? [] : [{ name: groupName(row, category), total: groups.ofRow[index]! }]));
}
