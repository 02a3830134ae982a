/** What the browser keeps under a name, or null where it keeps nothing that can be read. */
export function kept<T>(name: string, store: Storage = localStorage): T | null {
  try {
    return JSON.parse(store.getItem(name) ?? 'null') as T | null;
  } catch {
    return null;
  }
}

/** Keeps something; a browser that is full or forbids it keeps nothing, and the work goes on. */
export function keep(name: string, value: unknown, store: Storage = localStorage): void {
  try {
    store.setItem(name, JSON.stringify(value));
  } catch { /* only comfort is lost */ }
}
