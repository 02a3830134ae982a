import type { Values } from './values';

const EARLIEST = 1900;

/** What follows where the year that a form is about, or its day, is changed: the day moves to the year, the year to the day, and what is compared stays the year before. */
export function tied(values: Values, name: string, value: unknown): Values {
  const year = name === 'year' ? Number(value) : name === 'asOf' && agreed(values) ? yearOf(value) : NaN;
  if (!(year >= EARLIEST && year < 10_000)) return {};
  const moved: Values = {};
  if (name !== 'year' && typeof values.year === 'number') moved.year = year;
  if (typeof values.yearBefore === 'number') moved.yearBefore = year - 1;
  if (name !== 'asOf' && typeof values.asOf === 'string') moved.asOf = inYear(values.asOf, year);
  if (typeof values.asOfBefore === 'string') moved.asOfBefore = inYear(name === 'asOf' ? String(value) : values.asOfBefore, year - 1);
  return moved;
}

/** Who chose a day of another year means it; a year that is being typed is none yet. */
function agreed({ year, asOf }: Values): boolean {
  return year === undefined || yearOf(asOf) === year || !(yearOf(asOf) >= EARLIEST);
}

function yearOf(day: unknown): number {
  return Number(String(day ?? '').slice(0, 4));
}

function inYear(day: string, year: number): string {
  return `${year}${day.slice(4)}`.replace(/-02-29$/, '-02-28');
}
