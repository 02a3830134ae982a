const HISTORIES = ['graphiql:queries', 'graphiql:favorites'];

/** The browser's storage as GraphiQL may use it: its history would keep the headers of every run, and with them tokens. */
export function withoutHeaders(headers: string): Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'clear' | 'length'> {
  const storage = {
    get length() { return localStorage.length; },
    clear: () => localStorage.clear(),
    removeItem: (name: string) => localStorage.removeItem(name),
    setItem: (name: string, value: string) => localStorage.setItem(name, HISTORIES.includes(name) ? rewritten(value, undefined) : value),
    // Whoever takes something up again does so with the headers of today.
    getItem: (name: string) => {
      const value = localStorage.getItem(name);
      return value !== null && HISTORIES.includes(name) ? rewritten(value, headers) : value;
    },
  };
  for (const name of HISTORIES) {
    const before = localStorage.getItem(name);
    if (before !== null) storage.setItem(name, before);
  }
  return storage;
}

function rewritten(histories: string, headers: string | undefined): string {
  try {
    const kept = JSON.parse(histories) as Record<string, { headers?: string }[]>;
    return JSON.stringify(Object.fromEntries(Object.entries(kept).map(([name, items]) => [name, items.map((item) => ({ ...item, headers }))])));
  } catch {
    return '{}';
  }
}
