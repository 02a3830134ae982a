/** What esbuild's loaders turn into modules. */
declare module '*.css';
declare module 'monaco-editor/esm/vs/editor/editor.worker.js';
declare module 'echarts/i18n/langVI-obj.js' {
  const locale: { [part: string]: unknown };
  export default locale;
}
/** The files of schema/queries, each with its folder; written by build.mjs. */
declare module 'library:operations' {
  const files: { module: string; text: string }[];
  export default files;
}
