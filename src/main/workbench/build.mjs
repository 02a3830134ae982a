// Bundles the workbench: node build.mjs <folder to write into>. Run by Maven; does nothing while no input has changed.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const out = resolve(process.argv[2] ?? fail('usage: node build.mjs <folder>'));
const query = join(here, '../../../schema/queries/organization/year-in-review.graphql');

function fail(reason) {
  console.error(`workbench: ${reason}`);
  process.exit(1);
}

function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file.slice(here.length)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

if (Number(process.versions.node.split('.')[0]) < 20) fail(`Node 20 or newer is needed; this is ${process.version}`);

const lock = join(here, 'package-lock.json');
const sources = readdirSync(join(here, 'src')).sort().map((name) => join(here, 'src', name));
const inputs = hashOf([lock, join(here, 'package.json'), join(here, 'tsconfig.json'), join(here, 'build.mjs'), query, ...sources]);
if (read(join(out, 'inputs.sha256')) === inputs) process.exit(0);

const installed = join(here, 'node_modules', '.installed.sha256');
if (read(installed) !== hashOf([lock])) {
  console.log('workbench: installing npm packages');
  try {
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: here, stdio: 'inherit' });
  } catch (error) {
    fail(error.code === 'ENOENT' ? 'npm was not found; install Node 20 or newer' : 'npm ci failed, see above');
  }
  writeFileSync(installed, hashOf([lock]));
}

const begun = Date.now();
try {
  execFileSync(process.execPath, [join(here, 'node_modules/typescript/bin/tsc'), '-p', here], { stdio: 'inherit' });
} catch {
  fail('type errors, see above');
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const { build } = await import(new URL('./node_modules/esbuild/lib/main.js', import.meta.url));
const workers = ['editor', 'json', 'graphql'].map((language) => join(here, 'src', `${language}.worker.ts`));
const settings = { bundle: true, format: 'esm', minify: true, target: 'es2022', logLevel: 'warning' };
const built = await build({ ...settings, entryPoints: workers, outdir: join(out, 'assets'), entryNames: '[name]-[hash]', metafile: true });
const workerFiles = Object.fromEntries(Object.entries(built.metafile.outputs)
  .map(([file, { entryPoint }]) => [entryPoint.match(/(\w+)\.worker\.ts$/)[1], `./${file.split('/').pop()}`]));
const result = await build({
  ...settings,
  entryPoints: { main: join(here, 'src/main.tsx') },
  outdir: join(out, 'assets'),
  entryNames: '[name]-[hash]',
  chunkNames: '[name]-[hash]',
  assetNames: '[name]-[hash]',
  publicPath: '/graphiql/assets',
  splitting: true,
  jsx: 'automatic',
  loader: { '.graphql': 'text', '.ttf': 'file', '.woff': 'file', '.woff2': 'file' },
  define: { 'process.env.NODE_ENV': '"production"', WORKER_FILES: JSON.stringify(workerFiles) },
  metafile: true,
});
const written = Object.keys(result.metafile.outputs).map((file) => file.split('/').pop());
const main = (ending) => written.find((name) => name.startsWith('main-') && name.endsWith(ending)) ?? fail(`no main${ending} was built`);
const page = readFileSync(join(here, 'src/index.html'), 'utf8').replace('{main.css}', main('.css')).replace('{main.js}', main('.js'));
writeFileSync(join(out, 'index.html'), page);
writeFileSync(join(out, 'inputs.sha256'), inputs);
console.log(`workbench: built in ${Date.now() - begun} ms`);
