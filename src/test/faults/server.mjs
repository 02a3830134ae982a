// The packaged jar on a real MySQL: started, asked, ended in whatever way.
import { execFile, execFileSync, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { closeSync, openSync } from 'node:fs';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';

/** Whatever ends this process ends its servers. */
const running = new Set();
process.once('exit', () => running.forEach(server => server.kill('SIGKILL')));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

/** So soon after a fault it is healthy, and answers a control query, which reads tables, so fast. */
const RECOVERS = 30_000;
const FAST = 200;
const CONTROL = '{ organization(code: "P") { name fund { balance } } }';

/**
 * The packaged jar laid out by its own tool, which starts in a third of the time once it has learnt how: with what follows a server's `options`.
 * @param short what makes short runs shorter still
 */
export function unpacked(java, jar, folder, short = ['-XX:TieredStopAtLevel=1']) {
  execFileSync(java, ['-Djarmode=tools', '-jar', jar, 'extract', '--destination', folder], { stdio: 'ignore', timeout: 60_000, killSignal: 'SIGKILL' });
  const cache = join(folder, 'learnt.aot');
  const laidOut = [...short, '-jar', join(folder, basename(jar))];
  return { learning: [`-XX:AOTCacheOutput=${cache}`, ...laidOut], learnt: [`-XX:AOTCache=${cache}`, ...laidOut] };
}

export class Server {
  /**
   * @param token of whoever asks the control query
   * @param patience seconds until it must be healthy when it starts for the first time
   */
  constructor({ java, jar, port, settings, log, token, patience = 120 }) {
    Object.assign(this, { java, port, settings, log, token, patience, options: ['-jar', jar], recounting: ['-jar', jar] });
    this.url = `http://127.0.0.1:${port}`;
    this.management = `http://127.0.0.1:${port + 1}`;
  }

  /** @param more settings of this run */
  async start(more = {}) {
    this.#spawn(more);
    await this.healthy(this.patience);
  }

  /** After a fault. */
  async restart(more = {}) {
    const began = Date.now();
    this.#spawn(more);
    return this.recovered(began);
  }

  #spawn(more) {
    const log = openSync(this.log, 'a');
    const server = spawn(this.java, ['-Xmx512m', '-XX:+UseParallelGC', ...this.options, `--server.port=${this.port}`, `--management.server.port=${this.port + 1}`],
      { env: { ...process.env, ...this.settings, ...more }, stdio: ['ignore', log, log] });
    closeSync(log);
    running.add(server);
    this.process = server;
    this.ended = new Promise(ended => server.once('exit', (code, signal) => { running.delete(server); ended(signal ?? code); }));
  }

  /** Within so many seconds. */
  async healthy(seconds) {
    const began = Date.now();
    while (Date.now() - began < seconds * 1000) {
      const health = await fetch(`${this.management}/actuator/health`, { signal: AbortSignal.timeout(2000) }).then(answer => answer.ok, () => false);
      if (health) return;
      await sleep(200);
    }
    throw new Error(`not healthy within ${seconds.toFixed(0)} s`);
  }

  /** In words how soon after a moment it was healthy and answered the control query fast. */
  async recovered(since) {
    await this.healthy((since + RECOVERS - Date.now()) / 1000);
    const healthy = Date.now() - since;
    let said = 'was not answered';
    for (; Date.now() - since < RECOVERS; await sleep(50)) {
      const asked = performance.now();
      try {
        const { organization } = await this.ask(CONTROL, {}, this.token, 2000);
        const latency = performance.now() - asked;
        if (latency < FAST && organization.fund.balance >= 0) return `healthy after ${(healthy / 1000).toFixed(1)} s, control query ${latency.toFixed(0)} ms after ${((Date.now() - since) / 1000).toFixed(1)} s`;
        said = `takes ${latency.toFixed(0)} ms`;
      } catch (error) {
        said = `fails: ${error.message}`;
      }
    }
    throw new Error(`${RECOVERS / 1000} s after the fault the control query ${said}`);
  }

  /** How it ended; killed, and a failure, if it has not within so many seconds. */
  async end(signal, seconds = 60) {
    this.process.kill(signal);
    const how = await Promise.race([this.ended, sleep(seconds * 1000, 'late', { ref: false })]);
    if (how !== 'late') return how;
    this.process.kill('SIGKILL');
    throw new Error(`not ended ${seconds} s after ${signal}`);
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

  /** Recomputes every kept figure by the jar's own command, in a process of its own; fails where one differs. */
  async recounted() {
    const { stdout } = await promisify(execFile)(this.java, ['-Xmx512m', '-XX:+UseParallelGC', ...this.recounting, 'verify-totals'], { env: { ...process.env, ...this.settings }, timeout: 60_000, killSignal: 'SIGKILL' });
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
    return (await (await fetch(`${this.management}/actuator/metrics/${name}`, { signal: AbortSignal.timeout(10_000) })).json()).measurements[0].value;
  }
}
