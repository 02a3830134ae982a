import { inLibrary } from '../library/operations';
import type { Answer } from '../results/answer';
import type { List } from '../results/column';

/** Variables that only say which page of the list; the file has them all. */
const PAGES = ['first', 'after'];

/** The address that gives a whole list as a file to whoever asks, such as a spreadsheet; null of what is no operation of the library. */
export function sourceOf(answer: Answer, list: List, variables: Record<string, unknown>, ending: 'csv' | 'xlsx', options: Record<string, string> = {}): string | null {
  if (list.whole === null || inLibrary(answer.operation)?.text !== answer.query) return null;
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(variables)) {
    if (value === null || PAGES.includes(name)) continue;
    if (typeof value === 'object' && !(Array.isArray(value) && value.every((each) => typeof each !== 'object'))) return null;
    parameters.set(name, Array.isArray(value) ? value.join(',') : String(value));
  }
  if (answer.lists.length > 1) parameters.set('list', list.whole);
  for (const [name, value] of Object.entries(options)) parameters.set(name, value);
  const query = parameters.toString();
  return `${location.origin}/operations/${answer.operation}.${ending}${query ? `?${query}` : ''}`;
}
