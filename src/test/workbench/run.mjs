// Installs what the browser test needs and runs it: node run.mjs [base URL] [file for a screenshot]
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { install } from '../../main/workbench/install.mjs';

const here = dirname(fileURLToPath(import.meta.url));
install(here);
const [baseUrl = 'http://127.0.0.1:8080', screenshot = ''] = process.argv.slice(2);
const { status } = spawnSync(process.execPath,
  ['--test', '--test-reporter=spec', '--test-timeout=120000', join(here, 'workbench.test.mjs')],
  { stdio: 'inherit', env: { ...process.env, BASE_URL: baseUrl, SCREENSHOT: screenshot } });
process.exit(status ?? 1);
