import { useSyncExternalStore } from 'react';
import { keep, kept } from '../kept';

export type Show = 'json' | 'table' | 'chart' | 'pivot';
export type Aggregate = 'sum' | 'count' | 'average';

/** How the answers of one operation are looked at. Columns are named by their paths; what is not said is chosen from the data. */
export interface View {
  show: Show;
  list?: string;
  table?: { hidden?: string[]; sort?: string; down?: boolean };
  chart?: { kind?: string; category?: string; series?: string; value?: string; aggregate?: Aggregate };
  pivot?: { rows?: string; columns?: string; value?: string; aggregate?: Aggregate };
}

const KEY = 'khuyenhoc:views';
const MOST = 100;
const first: View = { show: 'table' };
const views = new Map<string, View>(kept<[string, View][]>(KEY) ?? []);
const listeners = new Set<() => void>();

export function viewOf(operation: string): View {
  return views.get(operation) ?? first;
}

/** Takes a view, also one that came from outside; the longest unused is forgotten. */
export function setView(operation: string, view: unknown): void {
  const { show, list, table, chart, pivot } = view as View;
  views.delete(operation);
  views.set(operation, {
    show: ['json', 'table', 'chart', 'pivot'].includes(show) ? show : 'table',
    ...(typeof list === 'string' && { list }), ...(table && { table }), ...(chart && { chart }), ...(pivot && { pivot }),
  });
  for (const name of [...views.keys()].slice(0, Math.max(0, views.size - MOST))) views.delete(name);
  keep(KEY, [...views]);
  listeners.forEach((listener) => listener());
}

export function useView(operation: string): [View, (change: Partial<View>) => void] {
  const view = useSyncExternalStore(
    (listener) => { listeners.add(listener); return () => listeners.delete(listener); },
    () => viewOf(operation),
  );
  return [view, (change) => setView(operation, { ...viewOf(operation), ...change })];
}
