import { say } from '../language/language';
import type { Branch } from './branches';
import type { Column, List, Row } from './column';
import { comparedOf } from './compared';
import { figuresOf } from './figures';
import { scopeOf, valueAt, type Below, type Scope } from './scope';

interface Level {
  below: Below;
  columns: Column[];
}

/** The tables that an answer holds: its single figures under each other, then each of its lists. */
export function listsOf(branches: Branch[], data: unknown): List[] {
  const root = scopeOf(bare(branches));
  const figures = root.columns.length > 0 ? [figuresOf(root.columns, (column) => cell(data, column))] : [];
  const compared = comparedOf(root.lists, (element, column) => cell(element, column), data);
  const lists: List[] = [...(compared ? [compared] : []), ...figures];
  const gather = (scope: Scope, levels: Level[], headings: string[], path: string[]) => {
    for (const below of scope.lists) {
      const inner = scopeOf(below.branch.below);
      const extra = below.extra ? [{ ...below.extra, heading: say('Nhóm', 'Group') }] : [];
      const all = [...levels, { below, columns: [...extra, ...inner.columns] }];
      const heading = [...headings, ...below.headings].filter(Boolean);
      const way = [...path, below.path].filter(Boolean);
      const columns = distinct(all.flatMap(({ columns: own }, depth) => own.map((column) => (
        depth < all.length - 1 ? above(column, all[depth]!.below) : column))));
      const listTo = (depth: number): List => ({
        path: way.join('.'), heading: heading.join(' › ') || say('Danh sách', 'List'), columns: columns.slice(0, widthOf(all.slice(0, depth))),
        rows: rowsOf(all.slice(0, depth), data), outer: [], more: hasMore(all.slice(0, depth), data),
        whole: holdsPagesOfOthers(all[0]!.below) ? null : all[0]!.below.path,
      });
      lists.push({ ...listTo(all.length), outer: levels.map((_, index) => listTo(index + 1)) });
      gather(inner, all, heading, way);
    }
  };
  gather(root, [], [], []);
  return lists.filter(({ columns }) => columns.length > 0);
}

/** What is asked side by side is a table of the file too, unless it holds lists that go on: those are tables of their own. */
function holdsPagesOfOthers({ extra, branch }: Below): boolean {
  const pages = (branches: Branch[]): boolean => branches.some(({ paged, list, below }) => paged || (!list && pages(below)));
  return extra !== undefined && pages(branch.below);
}

/** Where everything asked is of one thing, its name would only stand before everything. */
function bare(branches: Branch[]): Branch[] {
  return branches.length === 1 && !branches[0]!.below.some(({ paged }) => paged) ? [{ ...branches[0]!, heading: '' }] : branches;
}

function rowsOf([level, ...levels]: Level[], parent: unknown): Row[] {
  return level!.below.elements(parent).flatMap((element) => {
    const cells = level!.columns.map((column) => cell(element, column));
    return levels.length === 0 ? [cells] : rowsOf(levels, element).map((rest) => [...cells, ...rest]);
  });
}

function cell(element: unknown, { keys, kind }: Column): unknown {
  const value = valueAt(element, keys);
  if (kind === 'number' && typeof value === 'string') return Number(value);
  if (kind !== 'period' || !value) return value ?? null;
  const { year, quarter, month } = value as { year: number; quarter?: number | null; month?: number | null };
  return month ? `${year}-${String(month).padStart(2, '0')}` : quarter ? `${year}-Q${quarter}` : String(year);
}

function above(column: Column, { path, headings }: Below): Column {
  return { ...column, path: `${path}.${column.path}`, heading: [...headings, column.heading].filter(Boolean).join(' › ') };
}

/** Columns that are called alike are told apart by their paths. */
function distinct(columns: Column[]): Column[] {
  const times = new Map<string, number>();
  for (const { heading } of columns) times.set(heading, (times.get(heading) ?? 0) + 1);
  return columns.map((column) => (times.get(column.heading) === 1 ? column : { ...column, heading: `${column.heading} (${column.path})` }));
}

function widthOf(levels: Level[]): number {
  return levels.reduce((sum, { columns }) => sum + columns.length, 0);
}

/** Whether any of the lists that the rows come from goes on. */
function hasMore([level, ...levels]: Level[], parent: unknown): boolean {
  if (!level) return false;
  const { page, elements } = level.below;
  const of = page(parent) as { pageInfo?: { hasNextPage?: boolean }; totalCount?: number } | null;
  const found = elements(parent);
  return of?.pageInfo?.hasNextPage === true || (of?.totalCount ?? 0) > found.length || found.some((element) => hasMore(levels, element));
}
