import { cellOf, type Separator } from '../table/csv';
import { language } from '../../language/language';

/** Names and numbers as a text that spreadsheets open. */
export function csvOfCells(lines: (string | number | null)[][], separator: Separator = language === 'vi' ? ';' : ','): string {
  return '\uFEFF' + lines.map((line) => line.map((cell) => cellOf(cell, separator)).join(separator) + '\r\n').join('');
}
