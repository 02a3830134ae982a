import { getNamedType, getNullableType, isListType, isObjectType, isInterfaceType, Kind } from 'graphql';
import type { DocumentNode, FragmentDefinitionNode, GraphQLNamedType, GraphQLSchema, OperationDefinitionNode, SelectionSetNode } from 'graphql';
import { named } from '../language/words';

/** A field that an operation selects, with what is selected below it. */
export interface Branch {
  key: string;
  field: string;
  /** What it is called; empty where it only holds the rows of a list. */
  heading: string;
  type: GraphQLNamedType;
  list: boolean;
  /** Whether its rows are pages of a longer list. */
  paged: boolean;
  below: Branch[];
}

/** What an operation selects, fragments spread and doubles joined; of pages only the rows and what is counted beside them. */
export function branchesOf(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Branch[] {
  const fragments = new Map(document.definitions.filter((definition): definition is FragmentDefinitionNode =>
    definition.kind === Kind.FRAGMENT_DEFINITION).map((fragment) => [fragment.name.value, fragment]));
  const root = schema.getRootType(operation.operation);
  return root ? select(root, operation.selectionSet) : [];

  function select(type: GraphQLNamedType, set: SelectionSetNode, found = new Map<string, Branch>()): Branch[] {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        const branch = grow(type, selection.name.value, selection.alias?.value, selection.selectionSet);
        if (branch) found.set(branch.key, join(found.get(branch.key), branch));
      } else {
        const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
        const on = fragment?.typeCondition ? schema.getType(fragment.typeCondition.name.value) : type;
        if (fragment && on) select(on, fragment.selectionSet, found);
      }
    }
    return [...found.values()];
  }

  function grow(type: GraphQLNamedType, field: string, alias: string | undefined, set: SelectionSetNode | undefined): Branch | null {
    const fields = isObjectType(type) || isInterfaceType(type) ? type.getFields() : {};
    const definition = fields[field];
    if (!definition || field === 'pageInfo') return null;
    const inner = getNamedType(definition.type);
    const paged = 'pageInfo' in fields && ['nodes', 'edges'].includes(field);
    const holdsRows = paged || ('cursor' in fields && field === 'node');
    return {
      key: alias ?? field,
      field,
      // Whoever names a field anew has said what it is to be called.
      heading: holdsRows ? '' : alias ?? named(definition.description, field),
      type: inner,
      list: isListType(getNullableType(definition.type)),
      paged,
      below: set ? select(inner, set) : [],
    };
  }
}

function join(present: Branch | undefined, branch: Branch): Branch {
  if (!present) return branch;
  const below = new Map(present.below.map((each) => [each.key, each]));
  for (const each of branch.below) below.set(each.key, join(below.get(each.key), each));
  return { ...present, below: [...below.values()] };
}
