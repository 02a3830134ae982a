/** The editor and what it knows of GraphQL, in one file: GraphiQL would load them as two. */
export * as monaco from 'monaco-graphql/esm/monaco-editor.js';
export { initializeMode } from 'monaco-graphql/esm/lite.js';
