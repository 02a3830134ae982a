import { getNamedType, Kind, TypeInfo, visit, visitWithTypeInfo, type DocumentNode, type FieldNode, type GraphQLSchema } from 'graphql';
import { described, named } from '../language/words';

/** Where a variable goes, and what is said of it there. */
export interface Use {
  of: string;
  argument: string;
  /** The types that are asked of it where it names anything. */
  on: string[];
  /** The variable that says of which day the field is asked. */
  day: string | undefined;
  labels: string[];
  help: string;
}

/** The first use of every variable. */
export function usesIn(schema: GraphQLSchema, document: DocumentNode): Map<string, Use> {
  const uses = new Map<string, Use>();
  const info = new TypeInfo(schema);
  let way: { name: string; description: string | null | undefined }[] = [];
  let of = '';
  let on: string[] = [];
  let day: string | undefined;
  visit(document, visitWithTypeInfo(info, {
    VariableDefinition: () => false,
    Argument: {
      enter(node, _key, _parent, _path, ancestors) {
        way = [{ name: node.name.value, description: info.getArgument()?.description }];
        of = info.getFieldDef()?.name ?? '';
        const field = ancestors.at(-1) as FieldNode;
        const dated = field.arguments?.find(({ name }) => name.value === 'asOf')?.value;
        day = dated?.kind === Kind.VARIABLE ? dated.name.value : undefined;
        on = (field.selectionSet?.selections ?? []).flatMap((each) => (each.kind === Kind.INLINE_FRAGMENT && each.typeCondition ? [each.typeCondition.name.value] : []));
      },
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
      uses.set(node.name.value, { of, on, day, argument: last.name, labels: words, help: described(last.description) });
    },
  }));
  return uses;
}

