import { getNamedType, isNonNullType, typeFromAST, valueFromASTUntyped } from 'graphql';
import type { DocumentNode, GraphQLInputType, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { say } from '../language/language';
import { pickFor, placeName, type Pick } from './picks';
import { usesIn } from './uses';

/** One thing that a form asks for: a variable of an operation, or a field of an input. */
export interface Input {
  name: string;
  type: GraphQLInputType;
  label: string;
  help: string;
  required: boolean;
  pick: Pick | null;
  initial: unknown;
  /** The field that a variable goes to, to tell which variables belong together. */
  of: string;
  /** The variable that says on which day its code is meant. */
  day?: string | undefined;
}

/** What an operation's variables mean is said where they are used, so that is where their labels come from. */
export function inputsOf(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Input[] {
  const uses = usesIn(schema, document);
  return distinct((operation.variableDefinitions ?? []).flatMap(({ variable, type: node, defaultValue }) => {
    const type = typeFromAST(schema, node as Parameters<typeof typeFromAST>[1]) as GraphQLInputType | undefined;
    if (!type) return [];
    const name = variable.name.value;
    const use = uses.get(name);
    const pick = pickFor(use?.of ?? '', use?.argument ?? name, getNamedType(type).name, use?.on);
    return [{
      name, type,
      label: pick ? placeName(pick) : /^year(Before)?$/.test(name) ? say('Năm', 'Year') : use?.labels.join(' › ') || name,
      help: use?.help ?? '',
      required: isNonNullType(type) && !defaultValue,
      pick,
      initial: defaultValue ? valueFromASTUntyped(defaultValue) : undefined,
      of: use?.of ?? '',
      day: use?.day,
    }];
  }));
}

/** What is asked several times is asked of two times, or has a number; the first of others needs none, and the rest say their names. */
function distinct(inputs: Input[]): Input[] {
  const alike = ({ label }: Input) => inputs.filter((other) => other.label === label).length > 1;
  const told = ({ name }: Input) => {
    const number = /\d+$/.exec(name)?.[0];
    return /before$/i.test(name) ? say(' (kỳ trước)', ' (before)') : name === 'after' ? say(' (kỳ sau)', ' (after)') : number ? ` ${number}` : inputs.find((other) => other.label === labelOf(name))!.name === name ? '' : ` (${name})`;
  };
  const labelOf = (name: string) => inputs.find((input) => input.name === name)!.label;
  return inputs.map((input) => (alike(input) ? { ...input, label: input.label + told(input) } : input));
}
