import { isEnumType, type GraphQLNamedType } from 'graphql';
import { named } from '../language/words';
import type { Branch } from './branches';
import type { Column, Kind } from './column';

const kinds: Record<string, Kind> = {
  Int: 'number', Long: 'number', Float: 'number', Decimal: 'number', VND: 'money', Date: 'date', DateTime: 'time', Boolean: 'boolean', ID: 'id',
};

/** The column of a plain value. */
export function columnOf(branch: Branch, keys: string[], headings: string[]): Column {
  const kind = kindOf(branch);
  return {
    path: [...keys, branch.key].join('.'),
    heading: [...headings, branch.heading].filter(Boolean).join(' › '),
    keys: [...keys, branch.key],
    kind,
    ...(kind === 'choice' && { labels: labelsOf(branch.type) }),
  };
}

/** A month, a quarter or a year as one column, so that it can be an axis. */
export function periodOf(branch: Branch, keys: string[], headings: string[]): Column | null {
  if (branch.type.name !== 'CalendarPeriod' || !branch.below.some(({ key }) => key === 'year')) return null;
  return {
    path: [...keys, branch.key].join('.'), heading: [...headings, branch.heading].filter(Boolean).join(' › '), keys: [...keys, branch.key], kind: 'period',
  };
}

function kindOf({ type, field }: Branch): Kind {
  if (isEnumType(type)) return 'choice';
  const kind = kinds[type.name] ?? 'text';
  return kind === 'number' && /year$/i.test(field) ? 'year' : kind;
}

function labelsOf(type: GraphQLNamedType): Map<string, string> {
  return new Map(isEnumType(type) ? type.getValues().map(({ name, description }) => [name, named(description, name)]) : []);
}
