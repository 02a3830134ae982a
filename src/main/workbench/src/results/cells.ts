import { locale, say } from '../language/language';
import type { Column, List, Row } from './column';

const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 4 });
const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short', timeZone: 'Asia/Ho_Chi_Minh' });
const collator = new Intl.Collator(locale, { numeric: true });

export function written(value: number): string {
  return number.format(value);
}

/** A value as the reader writes it: 1.234.567 and 31/12/2023 in Vietnamese. */
export function shown(value: unknown, column: Column): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map((each) => shown(each, column)).join('; ');
  const text = String(value);
  switch (column.kind) {
    case 'number': case 'money': return Number.isFinite(Number(value)) ? written(Number(value)) : text;
    case 'date': return day(text);
    case 'time': return moment.format(new Date(text));
    case 'period': return period(text);
    case 'choice': return column.labels?.get(text) ?? text;
    case 'boolean': return value ? say('Có', 'Yes') : say('Không', 'No');
    default: return text;
  }
}

/** What a group is called; also that of the rows where nothing stands. */
export function groupName(value: unknown, column: Column): string {
  return shown(value, column) || say('(không có)', '(none)');
}

/** What a cell is: in a list of figures each has a kind of its own. */
export function kindIn(list: List, row: Row, column: Column): Column {
  return column.path === 'value' ? list.figures?.get(row) ?? column : column;
}

/** Orders numbers by size, times by time and everything else by the alphabet; what is empty comes last. */
export function compare(a: unknown, b: unknown, column: Column): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return column.kind === 'choice' ? collator.compare(shown(a, column), shown(b, column)) : collator.compare(String(a), String(b));
}

export function numberIn(value: unknown): number | null {
  return value === null || value === undefined || value === '' || !Number.isFinite(Number(value)) ? null : Number(value);
}

function day(iso: string): string {
  const [year, month, date] = iso.split('-');
  return `${date}/${month}/${year}`;
}

function period(text: string): string {
  const [year, part] = text.split('-');
  if (!part) return text;
  return part.startsWith('Q') ? say(`Quý ${part.slice(1)}/${year}`, `Q${part.slice(1)} ${year}`) : `${part}/${year}`;
}
