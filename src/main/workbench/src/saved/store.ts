import { useSyncExternalStore } from 'react';
import { keep, kept } from '../kept';
import { asWork, type Work } from '../tabs/work';

/** A question of the reader's own, kept in this browser. */
export interface Saved extends Work {
  id: string;
}

const KEY = 'khuyenhoc:saved';
const listeners = new Set<() => void>();
let own = (kept<Saved[]>(KEY) ?? []).flatMap((item) => {
  const work = asWork(item);
  return work && typeof item.id === 'string' ? [{ ...work, id: item.id }] : [];
});

export const saved = (): Saved[] => own;

export function useSaved(): Saved[] {
  return useSyncExternalStore((listener) => { listeners.add(listener); return () => listeners.delete(listener); }, saved);
}

/** Saves under a title; the same title again is the same question, as it is now. */
export function save(work: Work): void {
  const present = own.find(({ title }) => title === work.title);
  change(present
    ? own.map((item) => (item === present ? { ...work, id: present.id } : item))
    : [...own, { ...work, id: `${Date.now()}-${own.length}` }]);
}

export function rename(id: string, title: string): void {
  if (title.trim()) change(own.map((item) => (item.id === id ? { ...item, title: title.trim() } : item)));
}

export function remove(id: string): void {
  change(own.filter((item) => item.id !== id));
}

function change(now: Saved[]): void {
  own = now;
  keep(KEY, own);
  listeners.forEach((listener) => listener());
}
