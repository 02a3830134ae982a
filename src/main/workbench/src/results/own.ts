import type { Column, List } from './column';

/**
 * The list whose rows the columns tell of: the outermost that has them all. Along an inner list a figure of an outer one is
 * repeated, and a sum of it would count it once for every inner row.
 */
export function ownList(list: List, ...columns: (Column | undefined)[]): List {
  const wanted = columns.filter((column) => column !== undefined);
  if (wanted.length === 0) return list;
  return list.outer.find((outer) => wanted.every((column) => outer.columns.includes(column))) ?? list;
}

/** Numbers with those first that a list of theirs is about: of the innermost list, and of these money. */
export function figuresFirst(list: List, numbers: Column[]): Column[] {
  const depth = (column: Column) => [...list.outer, list].indexOf(ownList(list, column));
  return [...numbers].sort((a, b) => depth(b) - depth(a) || Number(b.kind === 'money') - Number(a.kind === 'money'));
}
