import { kindIn, shown } from '../cells';
import { isNumeric, type Column, type List } from '../column';

const LOOKED_AT = 300;
/** How wide signs are in the table's type, in pixels: digits and capitals, what stands between them, the rest. */
const DIGIT = 9.3;
const STOP = 5.3;
const LETTER = 7.5;
const PADDING = 22;
const [LEAST, MOST] = [6 * LETTER, 46 * LETTER];

/** A width for each column, in pixels: of its longest value among the first rows, and of a heading on two lines. */
export function widthsOf(list: List, columns: Column[]): number[] {
  const rows = list.rows.slice(0, LOOKED_AT);
  return columns.map((column) => {
    const place = list.columns.indexOf(column);
    const longest = rows.reduce((most, row) => {
      const kind = kindIn(list, row, column);
      // Among figures a text may be cut off; it has a title to read.
      return list.figures && isNumeric(column) && !isNumeric(kind) ? most : Math.max(most, wide(shown(row[place], kind)));
    }, 0);
    const words = column.heading.split(' ').reduce((most, word) => Math.max(most, word.length), 0);
    return Math.round(Math.min(MOST, Math.max(LEAST, longest, words * LETTER, column.heading.length / 2 * LETTER)) + PADDING);
  });
}

function wide(text: string): number {
  let sum = 0;
  for (const sign of text) sum += /[\d\p{Lu}]/u.test(sign) ? DIGIT : /[\s.,:;/]/.test(sign) ? STOP : LETTER;
  return sum;
}
