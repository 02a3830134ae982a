import { kindIn, shown } from '../cells';
import { isNumeric, type Column, type List } from '../column';

const LOOKED_AT = 300;
const DIGIT = 8.2;
const LETTER = 7.2;
const PADDING = 22;

/** A width for each column, in pixels: of its longest value among the first rows, and of a heading on two lines. */
export function widthsOf(list: List, columns: Column[]): number[] {
  const rows = list.rows.slice(0, LOOKED_AT);
  return columns.map((column) => {
    const place = list.columns.indexOf(column);
    const longest = rows.reduce((most, row) => {
      const kind = kindIn(list, row, column);
      // Among figures a text may be cut off; it has a title to read.
      return list.figures && isNumeric(column) && !isNumeric(kind) ? most : Math.max(most, shown(row[place], kind).length);
    }, 0);
    const words = column.heading.split(' ').reduce((most, word) => Math.max(most, word.length), 0);
    return Math.round(Math.min(46, Math.max(6, longest, words, column.heading.length / 2)) * (isNumeric(column) ? DIGIT : LETTER) + PADDING);
  });
}
