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
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  const found = library.filter((operation) => wanted.every((word) => texts.get(operation)!.includes(word)));
  const inTitle = (operation: Operation) => plain(operation.title).includes(wanted.join(' '));
  return wanted.length > 0 ? [...found.filter(inTitle), ...found.filter((operation) => !inTitle(operation))] : found;
}

function comments(operation: Operation): string {
  const file = files.find(({ text }) => text === operation.text);
  return (file?.text.split('\n') ?? []).filter((line) => line.startsWith('#')).join(' ');
}
