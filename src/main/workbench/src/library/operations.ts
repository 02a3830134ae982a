import files from 'library:operations';
import { Kind, parse, type OperationDefinitionNode } from 'graphql';
import { described } from '../language/words';

/** A question that can be asked as it stands, or something that can be done. */
export interface Operation {
  name: string;
  kind: 'query' | 'mutation' | 'subscription';
  module: string;
  title: string;
  description: string;
  text: string;
}

/** The query library, as it was when the page was built, without what goes on: the page shows one answer. */
export const library: Operation[] = files.flatMap(({ module, text }) => read(module, text)).filter(({ kind }) => kind !== 'subscription');

export function inLibrary(name: string | null | undefined): Operation | undefined {
  return library.find((operation) => operation.name === name);
}

function read(module: string, text: string): Operation[] {
  const { title, description } = headed(text);
  return operationsOf(text).map((operation) => {
    const name = operation.name?.value ?? '';
    return { name, kind: operation.operation, module, title: title || name, description, text };
  });
}

/** The operations of a document; none where it cannot be read. */
export function operationsOf(text: string): OperationDefinitionNode[] {
  try {
    return parse(text).definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  } catch {
    return [];
  }
}

/** The comments that a file begins with: its title, then what it is for. A single line is both: a title up to its first stop, and the whole of it. */
export function headed(text: string): { title: string; description: string } {
  const comments: string[] = [];
  for (const line of text.split('\n')) {
    if (!line.startsWith('#')) break;
    comments.push(described(line.slice(1)));
  }
  const [first = '', ...rest] = comments;
  return rest.length > 0
    ? { title: first.replace(/\.$/, ''), description: rest.join(' ') }
    : untilStop(first);
}

function untilStop(line: string): { title: string; description: string } {
  const title = line.replace(/[;.:](?:\s.*|$)/, '');
  return { title, description: title === line.replace(/\.$/, '') ? '' : line };
}

/** A document of the reader's own, as if it stood in the library. */
export function asOperation({ title, query }: { title: string; query: string }): Operation {
  const first = operationsOf(query)[0];
  return { name: first?.name?.value ?? '', kind: first?.operation ?? 'query', module: '', title, description: '', text: query };
}
