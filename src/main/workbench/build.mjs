// Bundles the workbench: node build.mjs <folder to write into>. Run by Maven; does nothing while no input has changed.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromeLabels, monacoLabels } from './chrome.mjs';
import { fewFiles } from './few-files.mjs';
import { fail, install } from './install.mjs';
import { filesBelow, libraryOf } from './library.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const out = resolve(process.argv[2] ?? fail('usage: node build.mjs <folder>'));
const queries = join(here, '../../../schema/queries');

function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(relative(here, file)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

const settings = ['package-lock.json', 'package.json', 'tsconfig.json', 'build.mjs', 'library.mjs', 'chrome.mjs', 'chrome-labels.json', 'monaco-labels.json', 'few-files.mjs'];
const inputs = hashOf([...settings.map((name) => join(here, name)), ...filesBelow(queries, '.graphql'), ...filesBelow(join(here, 'src'))]);
if (read(join(out, 'inputs.sha256')) === inputs) {
  console.log('workbench: up to date');
  process.exit(0);
}

install(here);

const begun = Date.now();
try {
  execFileSync(process.execPath, [join(here, 'node_modules/typescript/bin/tsc'), '-p', here], { stdio: 'inherit' });
} catch {
  fail('type errors, see above');
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const { build } = await import(new URL('./node_modules/esbuild/lib/main.js', import.meta.url));
const result = await build({
  // One build for the page and the workers: apart, each worker would bring its own copy of Monaco's base (285 KB compressed).
  entryPoints: ['main.tsx', 'editor.worker.ts', 'json.worker.ts', 'graphql.worker.ts'].map((name) => join(here, 'src', name)),
  outdir: join(out, 'assets'),
  entryNames: '[name]-[hash]',
  chunkNames: '[name]-[hash]',
  assetNames: '[name]-[hash]',
  publicPath: '/graphiql/assets',
  bundle: true,
  splitting: true,
  format: 'esm',
  minify: true,
  target: 'es2022',
  jsx: 'automatic',
  alias: { 'framer-motion': join(here, 'src/tabs/reorder.tsx') },
  plugins: [libraryOf(queries), chromeLabels(), monacoLabels(), fewFiles(here)],
  loader: { '.ttf': 'file', '.woff': 'file', '.woff2': 'file' },
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'warning',
  metafile: true,
});
const written = Object.keys(result.metafile.outputs).map((file) => file.split('/').pop());
const address = (start, ending) => `/graphiql/assets/${
  written.find((name) => name.startsWith(`${start}-`) && name.endsWith(ending)) ?? fail(`no ${start}${ending} was built`)}`;
const page = readFileSync(join(here, 'src/index.html'), 'utf8').replaceAll(/\{([\w.]+)(\.\w+)\}/g, (_, start, ending) => address(start, ending));
writeFileSync(join(out, 'index.html'), page);
writeFileSync(join(out, 'inputs.sha256'), inputs);
console.log(`workbench: built in ${Date.now() - begun} ms`);
