import files from 'library:operations';
import { plain } from '../language/words';
import { library, type Operation } from './operations';
import { moduleName } from './modules';
import { withSynonyms } from './synonyms';

/** What an operation is found by: its comments in both languages, its name and its module, and what others call what they say. */
const texts = new Map(library.map((operation) => [operation, withSynonyms(plain([
  operation.title, operation.description, operation.name, moduleName(operation.module), comments(operation),
].join(' ')))]));

/** The operations in which every word stands, those first whose title has them. */
export function find(words: string): Operation[] {
  const wanted = plain(words).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  if (wanted.length === 0) return library;
  const found = library.filter((operation) => wanted.every((word) => begins(texts.get(operation)!, word)));
  const rank = (operation: Operation) => {
    const title = plain(operation.title);
    return begins(title, wanted.join(' ')) ? 0 : wanted.every((word) => begins(title, word)) ? 1 : 2;
  };
  return found.sort((one, other) => rank(one) - rank(other));
}

/** Whether a word of the text, or several, begin so. */
function begins(text: string, start: string): boolean {
  return ` ${text.replaceAll(/[^\p{L}\p{N}]+/gu, ' ')}`.includes(` ${start}`);
}

function comments(operation: Operation): string {
  const file = files.find(({ text }) => text === operation.text);
  return (file?.text.split('\n') ?? []).filter((line) => line.startsWith('#')).join(' ');
}
