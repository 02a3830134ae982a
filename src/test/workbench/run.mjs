// Installs what the browser tests need and runs them: node run.mjs [base URL] [folder for the pictures of docs/images]
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { install } from '../../main/workbench/install.mjs';

const here = dirname(fileURLToPath(import.meta.url));
install(here);
const [baseUrl = 'http://127.0.0.1:8080', pictures = ''] = process.argv.slice(2);
const tests = readdirSync(here).filter((name) => name.endsWith('.test.mjs')).sort().map((name) => join(here, name));
const { status } = spawnSync(process.execPath, ['--test', '--test-reporter=spec', '--test-concurrency=2', '--test-timeout=120000', ...tests],
  { stdio: 'inherit', env: { ...process.env, BASE_URL: baseUrl, PICTURES: pictures } });
process.exit(status ?? 1);
