/** How wide the library, the editors and the answer are until the reader moves them: tables need more than half. */
const widths = { docExplorerFlex: '0.3', editorFlex: '0.6' };

export function makeRoom(): void {
  for (const [name, width] of Object.entries(widths)) {
    const key = `graphiql:${name}`;
    if (localStorage.getItem(key) === null) localStorage.setItem(key, width);
  }
}
