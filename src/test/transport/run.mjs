// Installs what the audits need and runs them: node run.mjs [base URL]
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { install } from '../../main/workbench/install.mjs';

const here = dirname(fileURLToPath(import.meta.url));
install(here);
const [baseUrl = 'http://127.0.0.1:8080'] = process.argv.slice(2);
const { status } = spawnSync(process.execPath, [join(here, 'audits.mjs'), `${baseUrl}/graphql`], { stdio: 'inherit' });
process.exit(status ?? 1);
