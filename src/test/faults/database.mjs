// A schema of its own on a MySQL that .ci/mysql-server started; that MySQL killed, started and frozen.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const script = join(dirname(fileURLToPath(import.meta.url)), '../../../.ci/mysql-server');
/** The script itself waits 60 s for a server to start or to end. */
const PATIENCE = 90_000;

export class Database {
  constructor(port, folder, name) {
    Object.assign(this, { port, folder, name: `${name}_${Date.now()}` });
    this.settings = {
      SPRING_DATASOURCE_URL: `jdbc:mysql://127.0.0.1:${port}/${this.name}?createDatabaseIfNotExist=true`, SPRING_DATASOURCE_USERNAME: 'khuyenhoc', SPRING_DATASOURCE_PASSWORD: 'khuyenhoc',
    };
  }

  kill() {
    this.#run('kill', { stdio: ['ignore', 'ignore', 'inherit'] });
  }

  start() {
    this.#run('start', { stdio: ['ignore', 'ignore', 'inherit'] });
  }

  /** It goes on in any case. */
  async frozen(seconds) {
    const pid = Number(readFileSync(join(this.folder, 'mysqld.pid'), 'utf8'));
    const goOn = () => process.kill(pid, 'SIGCONT');
    process.once('exit', goOn);
    process.kill(pid, 'SIGSTOP');
    await sleep(seconds * 1000);
    goOn();
    process.off('exit', goOn);
  }

  /** The last line of what it answers. */
  sql(text) {
    return this.#run('sql', { input: `use ${this.name}; ${text}`, encoding: 'utf8' }).trim().split('\n').at(-1);
  }

  count(what) {
    return Number(this.sql(`select count(*) from ${what};`));
  }

  /** Several at one moment. */
  counts(...whats) {
    return this.sql(`select ${whats.map(what => `(select count(*) from ${what})`).join(', ')};`).split('\t').map(Number);
  }

  #run(verb, options) {
    return execFileSync(script, [verb, this.port, this.folder], { timeout: PATIENCE, killSignal: 'SIGKILL', ...options });
  }
}
