import type { Ask } from '../api';
import type { Kind } from './kinds';
import { kindsOf, type Pick } from './picks';

/** An organization, a unit or another thing, as it is offered. */
export interface Place {
  id: string;
  code: string | null;
  name: string;
  /** Of organizations and units. */
  level?: string;
  /** What kind of thing it is, where several are offered. */
  kind?: string;
  organization?: { name: string } | null;
  /** What tells it from others of its name. */
  day?: string | null;
  number?: number | null;
  /** Of what a write needs it of. */
  version?: string;
}

interface Found {
  places: { nodes: Place[] };
}

/** Whether it stands in the tree of associations or of units. */
const isPlace = ({ type }: Kind) => ['Organization', 'AdministrativeUnit'].includes(type);
const fieldsOf = (kind: Kind) => `${kind.id ? `id: ${kind.id}` : 'id'} code: ${kind.code} name: ${kind.name} ${kind.more ?? ''}`;

/** What a list tells of a thing within it stands one level deeper. */
const flat = (place: Place): Place => Object.fromEntries(Object.entries(place).map(([name, value]) => [name, (name === 'id' || name === 'name') && value !== null && typeof value === 'object' ? Object.values(value)[0] : value])) as unknown as Place;

/** Asks for each kind by itself: together they cost more than a query may. Without an order, which would cost more than the search. */
async function list(ask: Ask, pick: Pick, day: string, where: (kind: Kind) => unknown, within?: string): Promise<Place[]> {
  const kinds = kindsOf(pick);
  const most = kinds.length > 1 ? 4 : 8;
  const found = await Promise.all(kinds.map(async (kind) => {
    const query = `query Places($where: ${kind.filter}${kind.dated ? ', $asOf: Date!' : ''}${within ? ', $within: ID!' : ''}) {
      places: ${kind.list}(${kind.dated ? 'asOf: $asOf, ' : ''}${within ? 'within: $within, ' : ''}where: $where, first: ${most}) { nodes { ${fieldsOf(kind)} } } }`;
    const conditions = [pick.among, where(kind)].filter(Boolean);
    const { places } = await ask<Found>(query, { where: conditions.length > 0 ? { and: conditions } : null, ...(kind.dated && { asOf: day }), ...(within && { within }) });
    const distinct = new Map(places.nodes.map(flat).map((place) => [place.id, place]));
    return [...distinct.values()].map((place) => ({ ...place, name: place.name ?? '–', ...(kinds.length > 1 && { kind: kind.label }) }));
  }));
  return found.flat();
}

/** What is called so, or whose code or number begins so, on a day; a few of all where nothing was typed. */
export function search(ask: Ask, pick: Pick, words: string, day: string): Promise<Place[]> {
  return list(ask, pick, day, ({ name, code, called }) => (words === '' ? null : called?.(words) ?? { or: [{ [name]: { contains: words } }, { [code]: { startsWith: words } }] }));
}

/** The same organization or unit as it was on another day, when it may have had another code, and another its own; null where it was not there. */
export async function onDay(ask: Ask, pick: Pick, place: Place, day: string): Promise<Place | null> {
  const [kind] = kindsOf(pick);
  if (!kind || !isPlace(kind)) return place;
  return (await list(ask, pick, day, () => ({ level: [place.level] }), place.id)).find(({ id }) => id === place.id) ?? null;
}

/** What was picked for an earlier form, as it is now and on the day of this one; null where it does not come into question. */
export async function again(ask: Ask, pick: Pick, place: Place, day: string): Promise<Place | null> {
  // An id stays what it is; a code need not.
  if (isPlace(kindsOf(pick)[0]!) && pick.what.length === 1) return pick.by === 'id' ? place : onDay(ask, pick, place, day);
  return pick.among ? null : find(ask, { ...pick, by: 'id' }, place.id, day);
}

/** The place that a value names, or null where it names none on that day. */
export async function find(ask: Ask, pick: Pick, value: string, day: string): Promise<Place | null> {
  if (pick.by === 'code') return (await list(ask, pick, day, ({ code }) => ({ [code]: { eq: value } })))[0] ?? null;
  // One kind after the other: what may be null in one must not be so in another, in one selection.
  for (const kind of kindsOf(pick).filter(({ id }) => !id)) {
    const { node } = await ask<{ node: Place | null }>(`query Place($id: ID!) { node(id: $id) { ... on ${kind.type} { ${fieldsOf(kind)} } } }`, { id: value });
    if (node?.id) return flat(node);
  }
  return null;
}

/** Which a form begins with: the place at the head of all others; none of other things. */
export async function first(ask: Ask, pick: Pick, day: string): Promise<Place | null> {
  return isPlace(kindsOf(pick)[0]!) ? (await list(ask, { ...pick, what: pick.what.slice(0, 1) }, day, () => ({ level: 'PROVINCE' })))[0] ?? null : null;
}
