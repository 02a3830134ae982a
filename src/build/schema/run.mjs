// Lints the schema and the query library, and finds breaking changes against schema/published: node src/build/schema/run.mjs
// Run from the top of the project, after the tests have printed target/schema.graphqls.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const installed = join(here, 'node_modules', '.package-lock.json');
if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(join(here, 'package-lock.json')).mtimeMs) {
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: here, stdio: 'inherit' });
}

const lint = spawnSync(process.execPath, [join(here, 'node_modules/eslint/bin/eslint.js'), '-c', join(here, 'eslint.config.mjs'),
  '--max-warnings', '0', 'schema/{kernel,organization,recognition,fund,campaign}/*.graphqls', 'schema/queries/**/*.graphql'], { stdio: 'inherit' });

const { buildSchema, findBreakingChanges, getNamedType, getNullableType, isListType } = await import(new URL('./node_modules/graphql/index.js', import.meta.url));
const read = (file) => buildSchema(readFileSync(file, 'utf8'));
const breaking = findBreakingChanges(read('schema/published/schema.graphqls'), read('target/schema.graphqls'));
breaking.forEach(({ type, description }) => console.error(`breaking change: ${type}: ${description}`));

// A description says one thing in each language: tiếng Việt | English.
const descriptions = Object.values(read('target/schema.graphqls').getTypeMap())
  .filter((type) => !type.name.startsWith('__') && type.astNode)
  .flatMap((type) => [[type.name, type.description], ...members(type)])
  .filter(([, text]) => text?.split(' | ').length !== 2);
descriptions.forEach(([name]) => console.error(`${name}: described in two languages, as "tiếng Việt | English"`));

function members(type) {
  const fields = 'getFields' in type ? Object.values(type.getFields()) : [];
  const values = 'getValues' in type ? type.getValues() : [];
  return [...fields, ...values].flatMap((member) => [[`${type.name}.${member.name}`, member.description],
    ...(member.args ?? []).map((argument) => [`${type.name}.${member.name}(${argument.name})`, argument.description])]);
}

// Whatever grows is a connection: a list of things with an id is what a mutation changed, which its input bounds, or one of these, bounded by what they tell of.
const bounded = ['Query.nodes', 'MoneyPerInhabitant.populations', 'OrganizationSummary.populationsUsed'];
const growing = Object.values(read('target/schema.graphqls').getTypeMap())
  .filter((type) => 'getFields' in type && type.astNode?.kind !== 'InputObjectTypeDefinition' && !/(Connection|Payload)$/.test(type.name))
  .flatMap((type) => Object.values(type.getFields()).filter((field) => isListType(getNullableType(field.type)) && isNode(getNamedType(field.type)))
    .map((field) => `${type.name}.${field.name}`))
  .filter((name) => !bounded.includes(name));
growing.forEach((name) => console.error(`${name}: a list of things with an id that is no connection`));

function isNode(type) {
  return type.name === 'Node' || ('getInterfaces' in type && type.getInterfaces().some((one) => one.name === 'Node'));
}

const passed = lint.status === 0 && breaking.length === 0 && descriptions.length === 0 && growing.length === 0;
console.log(`schema: ${passed ? 'clean' : 'not clean'}`);
process.exit(passed ? 0 : 1);
