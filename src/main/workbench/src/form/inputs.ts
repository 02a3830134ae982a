import { getNamedType, isNonNullType, TypeInfo, typeFromAST, valueFromASTUntyped, visit, visitWithTypeInfo } from 'graphql';
import type { DocumentNode, GraphQLInputType, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { named, described } from '../language/words';
import { pickFor, placeName, type Pick } from './picks';

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
}

/** What an operation's variables mean is said where they are used, so that is where their labels come from. */
export function inputsOf(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Input[] {
  const uses = usesIn(schema, document);
  return (operation.variableDefinitions ?? []).flatMap(({ variable, type: node, defaultValue }) => {
    const type = typeFromAST(schema, node as Parameters<typeof typeFromAST>[1]) as GraphQLInputType | undefined;
    if (!type) return [];
    const name = variable.name.value;
    const use = uses.get(name);
    const pick = pickFor(use?.of ?? '', use?.argument ?? name, getNamedType(type).name);
    return [{
      name, type,
      label: pick ? placeName(pick) : use?.labels.join(' › ') || name,
      help: use?.help ?? '',
      required: isNonNullType(type) && !defaultValue,
      pick,
      initial: defaultValue ? valueFromASTUntyped(defaultValue) : undefined,
      of: use?.of ?? '',
    }];
  });
}

interface Use {
  of: string;
  argument: string;
  labels: string[];
  help: string;
}

function usesIn(schema: GraphQLSchema, document: DocumentNode): Map<string, Use> {
  const uses = new Map<string, Use>();
  const info = new TypeInfo(schema);
  let way: { name: string; description: string | null | undefined }[] = [];
  let of = '';
  visit(document, visitWithTypeInfo(info, {
    VariableDefinition: () => false,
    Argument: {
      enter(node) { way = [{ name: node.name.value, description: info.getArgument()?.description }]; of = info.getFieldDef()?.name ?? ''; },
      leave() { way = []; },
    },
    ObjectField: {
      enter(node) {
        const parent = getNamedType(info.getParentInputType() ?? undefined);
        const field = parent && 'getFields' in parent ? parent.getFields()[node.name.value] : undefined;
        way.push({ name: node.name.value, description: field?.description });
      },
      leave() { way.pop(); },
    },
    Variable(node) {
      const steps = way.filter(({ name }, index) => index === way.length - 1 || name !== 'where');
      const last = way.at(-1);
      if (!last || uses.has(node.name.value)) return;
      const words = steps.map(({ name, description }) => named(description, name));
      uses.set(node.name.value, { of, argument: last.name, labels: words, help: described(last.description) });
    },
  }));
  return uses;
}

