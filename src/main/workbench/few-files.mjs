import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What others load file by file although it is always wanted together: each file is one more request of the first visit. */
const changes = {
  '@graphiql/react/dist/stores/monaco.js': [
    'const [monaco, { initializeMode }] = await Promise.all([import("monaco-graphql/esm/monaco-editor.js"), import("monaco-graphql/esm/lite.js")]);',
    'const { monaco, initializeMode } = await import("workbench-monaco");',
  ],
  // The editor brings it already.
  'monaco-graphql/esm/languageFeatures.js': ["await import('monaco-editor/esm/vs/language/json/monaco.contribution.js');", ''],
};

export function fewFiles(here) {
  return {
    name: 'few-files',
    setup(build) {
      build.onResolve({ filter: /^workbench-monaco$/ }, () => ({ path: join(here, 'src/monaco.ts') }));
      build.onLoad({ filter: /(stores[\\/]monaco|languageFeatures)\.js$/ }, ({ path }) => {
        const file = path.replaceAll('\\', '/').split('/node_modules/').pop();
        const [from, to] = changes[file] ?? [];
        if (!from) return null;
        const text = readFileSync(path, 'utf8');
        if (!text.includes(from)) throw new Error(`${file} does not say ${from}`);
        return { loader: 'js', contents: text.replace(from, () => to) };
      });
    },
  };
}
