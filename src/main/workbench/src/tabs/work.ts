/** What is put into a tab, and can be saved or sent: never headers, which hold tokens. */
export interface Work {
  title: string;
  query: string;
  /** As JSON, the way the variables pane holds them. */
  variables: string;
  /** How its answer is looked at; what it holds is known to the results alone. */
  view?: unknown;
}

/** Anything from outside that has the shape of work, cut down to it. */
export function asWork(found: unknown): Work | null {
  if (typeof found !== 'object' || found === null) return null;
  const { title, query, variables, view } = found as Record<string, unknown>;
  if (typeof query !== 'string' || query === '') return null;
  return {
    title: typeof title === 'string' ? title.slice(0, 200) : '',
    query,
    variables: typeof variables === 'string' ? variables : variables ? JSON.stringify(variables, null, 2) : '',
    ...(typeof view === 'object' && view !== null ? { view } : {}),
  };
}
