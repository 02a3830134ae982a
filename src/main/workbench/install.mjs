import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Ends the run with one line that says what is missing. */
export function fail(reason) {
  console.error(`workbench: ${reason}`);
  process.exit(1);
}

/** Gives a folder the npm packages of its lock; does nothing while the lock is the one installed before. */
export function install(folder) {
  if (Number(process.versions.node.split('.')[0]) < 20) fail(`Node 20 or newer is needed; this is ${process.version}`);
  const stamp = join(folder, 'node_modules', '.installed.sha256');
  const lock = createHash('sha256').update(readFileSync(join(folder, 'package-lock.json'))).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.log('workbench: installing npm packages');
  try {
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder, stdio: 'inherit' });
  } catch (error) {
    fail(error.code === 'ENOENT' ? 'npm was not found; install Node 20 or newer, with npm' : 'npm ci failed, see above');
  }
  writeFileSync(stamp, lock);
}
