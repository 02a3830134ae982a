// What benches on a MySQL share that .ci/mysql-server started: a loaded sample of its own in a schema of its own, gifts to it, and the CPU that they take.
import { execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { Server } from '../test/faults/server.mjs';

const script = join(dirname(fileURLToPath(import.meta.url)), '../../.ci/mysql-server');
const RECORD = 'mutation($input: RecordContributionInput!) { recordContribution(input: $input) { contribution { id } errors { code } } }';
const FUNDS = '{ organizations(where: { level: [COMMUNE, BRANCH] }, asOf: "2023-11-20", first: 100) { nodes { id } } }';

export const median = values => [...values].sort((a, b) => a - b)[values.length >> 1];

/** Ticks of 10 ms that a process has spent, user and system. */
function ticks(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return Number(fields[11]) + Number(fields[12]);
}

export class Loaded {
  constructor({ java, jar, mysqlPort, mysqlFolder, schema, port }) {
    Object.assign(this, { schema, mysqlPort, mysqlFolder });
    this.server = new Server({ java, jar, port, patience: 600, log: join(mkdtempSync(join(tmpdir(), 'bench-')), `${schema}.log`), settings: {
      SPRING_DATASOURCE_URL: `jdbc:mysql://127.0.0.1:${mysqlPort}/${schema}?createDatabaseIfNotExist=true`, SPRING_DATASOURCE_USERNAME: 'khuyenhoc', SPRING_DATASOURCE_PASSWORD: 'khuyenhoc',
      SPRING_PROFILES_ACTIVE: 'sample', KHUYENHOC_GATE_RATE_PERMINUTE: '100000000', KHUYENHOC_GATE_RATE_BURST: '1000000', KHUYENHOC_EVENTS_STALE: '10m' } });
    this.mysqld = Number(readFileSync(join(mysqlFolder, 'mysqld.pid'), 'utf8'));
  }

  sql(text) {
    return this.mysql(`use ${this.schema}; ${text}`).trim().split('\n').at(-1);
  }

  mysql(input) {
    return execFileSync(script, ['sql', this.mysqlPort, this.mysqlFolder], { input, encoding: 'utf8' });
  }

  /** Leaves nothing behind. */
  drop() {
    this.server.process?.kill('SIGKILL');
    this.mysql(`drop database if exists ${this.schema};`);
  }

  /** Seconds of wall and of the process's CPU until it is healthy. */
  async start() {
    const began = Date.now();
    await this.server.start();
    const took = { wall: (Date.now() - began) / 1000, cpu: ticks(this.server.process.pid) / 100 };
    this.token = await (await fetch(`${this.server.url}/sample/tokens/admin`)).text();
    this.funds = (await this.server.ask(FUNDS, {}, this.token)).organizations.nodes.map(({ id }) => id);
    return took;
  }

  /** Seconds until the process is gone. */
  async stop() {
    const began = Date.now();
    await this.server.end('SIGTERM');
    return (Date.now() - began) / 1000;
  }

  /** What the server was at before is over: nobody waits for an event, and nobody is to be told. */
  async quiet() {
    while (Number(this.sql('select (select count(*) from EVENT_PUBLICATION) + (select count(*) from campaign_to_tell);')) > 0) await sleep(100);
    await sleep(300);
  }

  /** Lets no listener begin until what it returns is called; users notice nothing of it. */
  async hold() {
    const session = spawn(script, ['sql', this.mysqlPort, this.mysqlFolder], { stdio: ['pipe', 'ignore', 'inherit'] });
    session.stdin.write(`use ${this.schema}; lock tables processed_event read;\n`);
    while (this.sql(`select count(*) from performance_schema.metadata_locks where object_schema = '${this.schema}' and object_name = 'processed_event' and lock_type = 'SHARED_READ_ONLY';`) !== '1') await sleep(50);
    const over = new Promise(exit => session.once('exit', exit));
    return async () => {
      session.stdin.end();
      await over;
    };
  }

  /** Milliseconds of CPU that server and mysqld took for one of many, while something was done. */
  async cpu(many, work) {
    const before = [ticks(this.server.process.pid), ticks(this.mysqld)];
    await work();
    const server = (ticks(this.server.process.pid) - before[0]) * 10 / many;
    const mysqld = (ticks(this.mysqld) - before[1]) * 10 / many;
    return { server, mysqld, cpu: server + mysqld };
  }

  /** Records gifts by eight clients; the median of the milliseconds that an answer took. */
  async give(many) {
    const took = [];
    let left = many;
    await Promise.all(Array.from({ length: 8 }, async () => {
      while (left-- > 0) {
        const began = performance.now();
        const { recordContribution } = await this.server.ask(RECORD, { input: { idempotencyKey: randomUUID(), organization: this.funds[(left + many) % this.funds.length], kind: 'CASH', amount: 10_000,
          receivedOn: '2023-11-20', donor: { kind: 'CLAN', name: `Dòng họ thứ ${left} (mẫu)` } } }, this.token);
        if (recordContribution.errors.length) throw new Error(JSON.stringify(recordContribution.errors));
        took.push(performance.now() - began);
      }
    }));
    return median(took);
  }
}
