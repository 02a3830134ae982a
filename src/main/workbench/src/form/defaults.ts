import { servesSample } from '../sample';
import type { Input } from './inputs';

const sample = servesSample();
const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date());
const year = sample ? 2023 : Number(today.slice(0, 4)) - 1;

/** What a form begins with where the operation says nothing: the sample's year, or else the last whole year. */
export const firstValues = { year, asOf: sample ? '2023-12-31' : today, from: `${year}-01-01`, to: `${year}-12-31`, today };

/** The input by which a write that is sent twice is done once; nobody need see it. */
export const KEY = 'idempotencyKey';

/** What the reader last asked for; the next form begins with it. */
const last = new Map<string, unknown>();

export function remember(role: string, value: unknown): void {
  if (value !== undefined) last.set(role, value);
}

export function remembered(role: string): unknown {
  return last.get(role);
}

/** The first value of a variable, by its type and its name. */
export function firstValue(type: string, name: string): unknown {
  if (type === 'Date') return /from|start|since/i.test(name) ? firstValues.from : /^(to|until|end)/i.test(name) ? firstValues.to : firstValues.asOf;
  if (type === 'Int' && /before|previous/i.test(name)) return year - 1;
  if (type === 'Int' && /year/i.test(name)) return year;
  if (name === KEY) return newKey();
  return undefined;
}

/** The day that a form is about, so that places are offered as they were on it. */
export function dayOf(values: Record<string, unknown>): string {
  const named = ['asOf', 'to', 'from'].map((name) => values[name]).find((value) => typeof value === 'string' && value !== '');
  const ofYear = typeof values.year === 'number' ? `${values.year}-12-31` : firstValues.asOf;
  const day = (named as string | undefined) ?? ofYear;
  return day > today ? today : day;
}

/** The day on which the API takes a code: the one that it is asked with, or today. Of what is picked by its id, the day that the form is about. */
export function dayFor({ pick, day }: Input, values: Record<string, unknown>): string {
  if (pick?.by !== 'code') return dayOf(values);
  const asked = day === undefined ? undefined : values[day];
  return typeof asked === 'string' && asked !== '' ? asked : today;
}

/** The same values for another write. */
export function renewed(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, name === KEY ? newKey()
    : typeof value === 'object' && value !== null && !Array.isArray(value) ? renewed(value as Record<string, unknown>) : value]));
}

function newKey(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join('-');
}
