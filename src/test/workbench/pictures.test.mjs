// The pictures of the guides are made by these tests: each that is shown is there, is made by one, and no other is kept.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const docs = join(here, '../../../docs');
const texts = ['../README.md', ...readdirSync(docs, { recursive: true }).filter((name) => name.endsWith('.md'))].map((name) => readFileSync(join(docs, name), 'utf8'));
const shown = new Set(texts.flatMap((text) => [...text.matchAll(/images\/([\w-]+)\.png/g)].map(([, name]) => name)));
const kept = readdirSync(join(docs, 'images')).map((name) => name.replace(/\.png$/, ''));
const made = new Set(readdirSync(here).filter((name) => name.endsWith('.test.mjs'))
  .flatMap((name) => [...readFileSync(join(here, name), 'utf8').matchAll(/picture\(\w+, '([\w-]+)'\)/g)].map(([, each]) => each)));

test('shows no picture that is missing, and keeps none that is not shown', () => {
  assert.deepEqual([...kept].sort(), [...shown].sort());
});

test('makes every picture that is shown', () => {
  assert.deepEqual([...shown].filter((name) => !made.has(name)), []);
});

test('keeps pictures of some size, not blank ones', () => {
  for (const name of kept) {
    const file = readFileSync(join(docs, 'images', `${name}.png`));
    assert.ok(file.length > 15_000 && file.readUInt32BE(16) >= 800, `${name}: ${file.length} bytes, ${file.readUInt32BE(16)} wide`);
  }
});
