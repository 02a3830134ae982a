/** How many letters of a title fit on a line, and how high a line is, in pixels. */
const LINE = 56;
export const LINE_HEIGHT = 18;

/** A title in lines of much the same length that fit above a chart. */
export function linesOf(title: string): string[] {
  const most = Math.min(LINE, Math.ceil(title.length / Math.ceil(title.length / LINE)) + 6);
  return title.split(' ').reduce<string[]>((lines, word) => {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    return longer.length <= most ? [...lines.slice(0, -1), longer] : [...lines, word];
  }, []);
}

/** Where the drawing begins below a title and its explanation, in pixels. */
export function topBelow({ title, subtitle }: { title: string; subtitle: string }): number {
  return 72 + LINE_HEIGHT * (Math.max(0, linesOf(title).length - 1) + Math.max(0, linesOf(subtitle).length - 1));
}
