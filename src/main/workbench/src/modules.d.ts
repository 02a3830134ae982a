/** What esbuild's loaders turn into modules. */
declare module '*.graphql' {
  const text: string;
  export default text;
}
declare module '*.css';
declare module 'monaco-editor/esm/vs/editor/editor.worker.js';
