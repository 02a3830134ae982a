// Generates clients from the schema and the query library, and compiles and runs the snippets of docs/guides/frontend.md:
//   node src/test/clients/run.mjs [address of a server with the sample province]
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { install } from '../../main/workbench/install.mjs';

const here = dirname(fileURLToPath(import.meta.url));
install(here);
rmSync(join(here, 'out'), { recursive: true, force: true });
mkdirSync(join(here, 'out'));

// Relay's compiler wants sources, schema and artifacts in one folder, and to be run there.
const relay = join(here, 'out/relay');
cpSync(join(here, 'relay'), relay, { recursive: true });
cpSync(join(here, '../../../target/schema.graphqls'), join(relay, 'schema.graphql'));
mkdirSync(join(relay, 'generated'));


function run(what, cwd, file, ...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(here, file), ...args], { cwd, encoding: 'utf8', env: { ...process.env, BASE_URL: process.argv[2] } });
  if (status !== 0) {
    console.error(`${what} failed\n${stdout}\n${stderr}`);
    process.exit(1);
  }
  console.log(`${what}: ok`);
  return stdout;
}

run('codegen', here, 'node_modules/@graphql-codegen/cli/cjs/bin.js', '--config', 'codegen.ts');

const guide = readFileSync(join(here, '../../../docs/guides/frontend.md'), 'utf8');
// The settings that the guide gives, with the schema of a file in the place of a server's.
const settings = guide.match(/```yaml\n(schema: [\s\S]*?)```/)[1].replace(/^schema: .*$/m, 'schema: ../../../../target/schema.graphqls')
  .replace(' schema/queries/', ' ../../../../schema/queries/').replace(' gql/:', ' guide/:');
writeFileSync(join(here, 'out/codegen.yml'), settings);
run("the guide's codegen", join(here, 'out'), 'node_modules/@graphql-codegen/cli/cjs/bin.js', '--config', 'codegen.yml');

// A block of the guide that begins with a file name is that file.
const snippets = [...guide.matchAll(/```ts\n\/\/ (\S+\.ts)\n([\s\S]*?)```/g)];
if (snippets.length < 3) throw new Error('the guide has lost its snippets');
snippets.forEach(([, name, code]) => writeFileSync(join(here, 'out', name), code));

run('tsc --strict', here, 'node_modules/typescript/bin/tsc', '--project', 'tsconfig.json');
run('tsc --strict, of the caches', here, 'node_modules/typescript/bin/tsc', '--project', 'tsconfig.cache.json');
run('relay-compiler', relay, 'node_modules/relay-compiler/cli.js');
if (readdirSync(join(relay, 'generated')).length < 3) throw new Error('relay-compiler wrote nothing');

if (process.argv[2]) {
  // The first snippets are what the others import.
  snippets.map(([, name]) => name).filter((name) => guide.includes(`node ${name.replace(/\.ts$/, '.js')}`))
    .forEach((name) => console.log(run(name, here, join('out/js', name.replace(/\.ts$/, '.js'))).trim()));
}
