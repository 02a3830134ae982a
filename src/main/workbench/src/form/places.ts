import type { Ask } from '../api';
import { kindsOf, type Kind, type Pick } from './picks';

/** An organization, a unit or another thing, as it is offered. */
export interface Place {
  id: string;
  code: string | null;
  name: string;
  /** Of organizations and units. */
  level?: string;
  /** What kind of thing it is, where several are offered. */
  kind?: string;
}

type Found = Record<string, { nodes: Place[] }>;

/** Whether it stands in the tree of associations or of units. */
const isPlace = ({ type }: Kind) => ['Organization', 'AdministrativeUnit'].includes(type);
/** Levels of the two are of different types, which one selection may not mix. */
const fieldsOf = (kind: Kind, alone: boolean) => `id code: ${kind.code} name: ${kind.name}${alone && isPlace(kind) ? ' level' : ''}`;

/** Asks every kind at once, each by a filter of its own. Without an order: that would cost more than the search itself. */
async function list(ask: Ask, pick: Pick, day: string, where: (kind: Kind) => unknown, most = 8): Promise<Place[]> {
  const kinds = kindsOf(pick);
  const dated = kinds.some((kind) => kind.dated);
  const declared = [...(dated ? ['$asOf: Date!'] : []), ...kinds.map(({ filter }, index) => `$where${index}: ${filter}`)];
  const lists = kinds.map((kind, index) => `found${index}: ${kind.list}(${kind.dated ? 'asOf: $asOf, ' : ''}where: $where${index}, first: ${most}) { nodes { ${fieldsOf(kind, kinds.length === 1)} } }`);
  const variables = { ...(dated && { asOf: day }), ...Object.fromEntries(kinds.map((kind, index) => [`where${index}`, where(kind)])) };
  const found = await ask<Found>(`query Places(${declared.join(', ')}) { ${lists.join(' ')} }`, variables);
  return kinds.flatMap(({ label }, index) => found[`found${index}`]!.nodes.map((place) => ({ ...place, ...(kinds.length > 1 && { kind: label }) })));
}

/** What is called so, or whose code or number begins so, on a day; a few of all where nothing was typed. */
export function search(ask: Ask, pick: Pick, words: string, day: string): Promise<Place[]> {
  return list(ask, pick, day, ({ name, code }) => (words === '' ? null : { or: [{ [name]: { contains: words } }, { [code]: { startsWith: words } }] }), kindsOf(pick).length > 1 ? 4 : 8);
}

/** The place that a value names, or null where it names none on that day. */
export async function find(ask: Ask, pick: Pick, value: string, day: string): Promise<Place | null> {
  if (pick.by === 'code') return (await list(ask, pick, day, ({ code }) => ({ [code]: { eq: value } })))[0] ?? null;
  const kinds = kindsOf(pick);
  const fragments = kinds.map((kind) => `... on ${kind.type} { ${fieldsOf(kind, kinds.length === 1)} }`);
  return (await ask<{ node: Place | null }>(`query Place($id: ID!) { node(id: $id) { ${fragments.join(' ')} } }`, { id: value })).node;
}

/** Which a form begins with: the place at the head of all others; none of other things. */
export async function first(ask: Ask, pick: Pick, day: string): Promise<Place | null> {
  return isPlace(kindsOf(pick)[0]!) ? (await list(ask, { ...pick, what: pick.what.slice(0, 1) }, day, () => ({ level: 'PROVINCE' })))[0] ?? null : null;
}
