import { kindIn, shown } from '../cells';
import { isNumeric, type Column, type List, type Row } from '../column';

export type Separator = ',' | ';';

/** Rows as a text that spreadsheets open: marked as UTF-8, numbers and days as they are, and no cell that would be computed. */
export function csvOf(list: List, columns: Column[], rows: Row[], separator: Separator): string {
  const places = columns.map((column) => list.columns.indexOf(column));
  const lines = rows.map((row) => columns.map((column, index) => plainCell(row[places[index]!], kindIn(list, row, column))));
  const head = columns.map(({ heading }) => heading);
  return '\uFEFF' + [head, ...lines].map((line) => line.map((cell) => cellOf(cell, separator)).join(separator) + '\r\n').join('');
}

/** One cell: fractions with a comma where semicolons separate, and nothing that a spreadsheet would compute. */
export function cellOf(value: string | number | null, separator: Separator): string {
  if (typeof value === 'number') return separator === ';' ? String(value).replace('.', ',') : String(value);
  const text = value ?? '';
  const harmless = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return /["\r\n]/.test(harmless) || harmless.includes(separator) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

function plainCell(value: unknown, column: Column): string | number {
  if (typeof value === 'number') return value;
  return isNumeric(column) || ['date', 'time'].includes(column.kind) ? String(value ?? '') : shown(value, column);
}
