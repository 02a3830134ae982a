// The packaged jar on a real MySQL: started, asked, ended in whatever way.
import { execFile, execFileSync, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { createWriteStream } from 'node:fs';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';

/** The packaged jar laid out by its own tool, which starts in a third of the time once it has learnt how: with what follows a server's `options`. */
export function unpacked(java, jar, folder) {
  execFileSync(java, ['-Djarmode=tools', '-jar', jar, 'extract', '--destination', folder], { stdio: 'ignore' });
  const cache = join(folder, 'learnt.aot');
  const laidOut = ['-XX:TieredStopAtLevel=1', '-jar', join(folder, basename(jar))];
  return { learning: [`-XX:AOTCacheOutput=${cache}`, ...laidOut], learnt: [`-XX:AOTCache=${cache}`, ...laidOut] };
}

export class Server {
  /** @param patience seconds until it must be healthy */
  constructor({ java, jar, port, settings, log, patience = 120 }) {
    Object.assign(this, { java, port, settings, log, patience, options: ['-jar', jar], recounting: ['-jar', jar] });
    this.url = `http://127.0.0.1:${port}`;
    this.management = `http://127.0.0.1:${port + 1}`;
  }

  /** @param more settings of this run */
  async start(more = {}) {
    this.process = spawn(this.java, ['-Xmx512m', '-XX:+UseParallelGC', ...this.options, `--server.port=${this.port}`, `--management.server.port=${this.port + 1}`],
      { env: { ...process.env, ...this.settings, ...more }, stdio: ['ignore', 'pipe', 'pipe'] });
    const log = createWriteStream(this.log, { flags: 'a' });
    this.process.stdout.pipe(log);
    this.process.stderr.pipe(log);
    this.ended = new Promise(ended => this.process.once('exit', (code, signal) => ended(signal ?? code)));
    await this.healthy(this.patience);
  }

  /** Within so many seconds. */
  async healthy(seconds) {
    const began = Date.now();
    while (Date.now() - began < seconds * 1000) {
      const health = await fetch(`${this.management}/actuator/health`, { signal: AbortSignal.timeout(2000) }).then(answer => answer.ok, () => false);
      if (health) return (Date.now() - began) / 1000;
      await sleep(200);
    }
    throw new Error(`not healthy within ${seconds} s`);
  }

  async end(signal) {
    this.process.kill(signal);
    return this.ended;
  }

  /** The answer's data; throws whatever kept it from coming, also an error of the document. */
  async ask(query, variables, token, patience = 10_000) {
    const response = await fetch(`${this.url}/graphql`, { method: 'POST', signal: AbortSignal.timeout(patience),
      headers: { 'Content-Type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) }, body: JSON.stringify({ query, variables }) });
    const answer = await response.json();
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    return answer.data;
  }

  /** A stream of results, each within 20 seconds. */
  async follow(query, variables, token) {
    const over = new AbortController();
    const response = fetch(`${this.url}/graphql`, { method: 'POST', signal: over.signal,
      headers: { 'Content-Type': 'application/json', Accept: 'text/event-stream', Authorization: `Bearer ${token}` }, body: JSON.stringify({ query, variables }) });
    const lines = response.then(answer => createInterface({ input: Readable.fromWeb(answer.body) })[Symbol.asyncIterator]());
    const next = async () => {
      for (let line; ;) {
        line = (await (await lines).next()).value;
        if (line === undefined) throw new Error('the stream ended');
        if (line.startsWith('data:') && line.length > 6) {
          const result = JSON.parse(line.slice('data:'.length));
          if (result.errors) throw new Error(JSON.stringify(result.errors));
          return result.data;
        }
      }
    };
    return {
      next: () => Promise.race([next(), sleep(20_000, undefined, { ref: false }).then(() => { throw new Error('nothing was told'); })]),
      close: () => { lines.catch(() => {}); over.abort(); },
    };
  }

  /** How long a control query takes, in ms: less than 200, within so many seconds. */
  async controlled(seconds) {
    const began = Date.now();
    for (;;) {
      const asked = Date.now();
      await this.ask('{ __typename }', {});
      const latency = Date.now() - asked;
      if (latency < 200) return latency;
      if (Date.now() - began > seconds * 1000) throw new Error(`a control query takes ${latency} ms`);
    }
  }

  /** Recomputes every kept figure by the jar's own command, in a process of its own; fails where one differs. */
  async recounted() {
    const { stdout } = await promisify(execFile)(this.java, ['-Xmx512m', '-XX:+UseParallelGC', ...this.recounting, 'verify-totals'], { env: { ...process.env, ...this.settings } });
    return stdout.match(/verify-totals: 0 differences/)[0];
  }

  outstanding() {
    return this.metric('khuyenhoc.events.outstanding');
  }

  /** How much its listeners' threads have done. */
  acted() {
    return this.metric('executor.completed?tag=name:applicationTaskExecutor');
  }

  async metric(name) {
    return (await (await fetch(`${this.management}/actuator/metrics/${name}`)).json()).measurements[0].value;
  }
}
