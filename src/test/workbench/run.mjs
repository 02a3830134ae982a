// Installs what the browser test needs and runs it: node run.mjs [base URL] [file for a screenshot]
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const installed = join(here, 'node_modules', '.package-lock.json');
if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(join(here, 'package-lock.json')).mtimeMs) {
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: here, stdio: 'inherit' });
}
const [baseUrl = 'http://127.0.0.1:8080', screenshot = ''] = process.argv.slice(2);
const { status } = spawnSync(process.execPath, ['--test', '--test-reporter=spec', join(here, 'workbench.test.mjs')],
  { stdio: 'inherit', env: { ...process.env, BASE_URL: baseUrl, SCREENSHOT: screenshot } });
process.exit(status ?? 1);
