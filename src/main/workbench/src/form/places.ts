import type { Ask } from '../api';
import type { Pick } from './picks';

/** An organization or a unit, as it is offered. */
export interface Place {
  id: string;
  code: string;
  name: string;
  level: string;
}

interface Found {
  places: { nodes: Place[] };
}

/** The lists are asked without an order: an order would cost more than the search itself. */
function listOf({ what }: Pick): string {
  const [list, filter] = what === 'organization' ? ['organizations', 'OrganizationFilter'] : ['administrativeUnits', 'AdministrativeUnitFilter'];
  return `query Places($asOf: Date!, $where: ${filter}!) { places: ${list}(asOf: $asOf, where: $where, first: 8) { nodes { id code name level } } }`;
}

/** The places whose name holds the words, or whose code begins with them, on a day. */
export async function search(ask: Ask, pick: Pick, words: string, day: string): Promise<Place[]> {
  const where = { or: [{ name: { contains: words } }, { code: { startsWith: words } }] };
  return (await ask<Found>(listOf(pick), { asOf: day, where })).places.nodes;
}

/** The place that a value names, or null where it names none on that day. */
export async function find(ask: Ask, pick: Pick, value: string, day: string): Promise<Place | null> {
  if (pick.by === 'code') return (await ask<Found>(listOf(pick), { asOf: day, where: { code: { eq: value } } })).places.nodes[0] ?? null;
  const type = pick.what === 'organization' ? 'Organization' : 'AdministrativeUnit';
  return (await ask<{ node: Place | null }>(`query Place($id: ID!) { node(id: $id) { ... on ${type} { id code name level } } }`, { id: value })).node;
}

/** The place at the head of all others, which a form begins with. */
export async function first(ask: Ask, pick: Pick, day: string): Promise<Place | null> {
  return (await ask<Found>(listOf(pick), { asOf: day, where: { level: 'PROVINCE' } })).places.nodes[0] ?? null;
}
