import { getNamedType, isInputObjectType, isListType, getNullableType, type GraphQLInputType } from 'graphql';
import { firstValue, remember, remembered } from './defaults';
import type { Input } from './inputs';
import { fieldsOf } from './object-field';

export type Values = Record<string, unknown>;

/** What a form begins with: what was asked last, else what the operation says, else what is sensible. */
export function begin(inputs: Input[], given: Values = {}): Values {
  const values: Values = {};
  for (const input of inputs) {
    const value = given[input.name] ?? input.initial ?? (input.required ? required(input) : undefined);
    if (value !== undefined) values[input.name] = value;
  }
  return values;
}

function required(input: Input): unknown {
  const type = getNamedType(input.type).name;
  return remembered(role(input)) ?? firstValue(type, input.name) ?? empty(input.type);
}

/** An input that must be there begins with those of its own fields that must be. */
function empty(type: GraphQLInputType): unknown {
  const bare = getNullableType(type);
  const inner = getNamedType(type);
  if (isListType(bare)) return [];
  return isInputObjectType(inner) ? begin(fieldsOf(inner).filter((field) => field.required)) : undefined;
}

/** Years and days are carried from form to form; keys of writes must not be. */
export function rememberAll(inputs: Input[], values: Values): void {
  for (const input of inputs) {
    if (['Date', 'Int'].includes(getNamedType(input.type).name) && input.required) remember(role(input), values[input.name]);
  }
}

function role({ name, type }: Input): string {
  return `${getNamedType(type).name} ${name}`;
}
