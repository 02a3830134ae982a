import { Kind, type TypeNode } from 'graphql';
import { inLibrary, operationsOf } from '../library/operations';
import type { Work } from '../tabs/work';

const START = '#operation=';
const NUMBERS = ['Int', 'Float', 'Long', 'VND'];

/** The work that an address names: an operation of the library, with each variable as a parameter. Pages link so to what they were computed by. */
export function readNamed(hash: string): Work | null {
  if (!hash.startsWith(START)) return null;
  const parameters = new URLSearchParams(hash.slice(1));
  const operation = inLibrary(parameters.get('operation'));
  const definition = operation && operationsOf(operation.text)[0];
  if (!definition) return null;
  const variables: Record<string, unknown> = {};
  for (const { variable, type } of definition.variableDefinitions ?? []) {
    const said = parameters.get(variable.name.value);
    if (said !== null) variables[variable.name.value] = valueOf(type, said);
  }
  return { title: operation.title, query: operation.text, variables: JSON.stringify(variables, null, 2) };
}

/** As its type writes it; what does not fit stays text, and the server says what is wrong with it. */
function valueOf(type: TypeNode, said: string): unknown {
  if (type.kind === Kind.NON_NULL_TYPE) return valueOf(type.type, said);
  if (type.kind === Kind.LIST_TYPE) return said.split(',').map((each) => valueOf(type.type, each));
  if (type.name.value === 'Boolean') return said === 'true' ? true : said === 'false' ? false : said;
  return NUMBERS.includes(type.name.value) && /^-?\d{1,15}(\.\d+)?$/.test(said) ? Number(said) : said;
}
