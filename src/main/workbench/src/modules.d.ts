/** What esbuild's loaders turn into modules. */
declare module '*.css';
declare module 'monaco-editor/esm/vs/editor/editor.worker.js';
/** The files of schema/queries, each with its folder; written by build.mjs. */
declare module 'library:operations' {
  const files: { module: string; text: string }[];
  export default files;
}
declare module 'monaco-graphql/esm/monaco-editor.js';
declare module 'monaco-graphql/esm/lite.js' {
  export const initializeMode: unknown;
}
