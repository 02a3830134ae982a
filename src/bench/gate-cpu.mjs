// What the gate and the error kit add to a warm point query, in CPU time of the application.
//   node src/bench/gate-cpu.mjs <java> <jar> <folder with the sample's .data> [port] [rounds]
// The folder is where the jar was once started with --spring.profiles.active=sample and stopped again; the bench starts the jar
// there twice at once, on a copy of the data each, with the gate's checks on and off, and asks both in turns, so that whatever
// else the machine does falls on both. Prints microseconds of CPU a request, the median of the rounds' ratios, and their range.
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const [java, jar, data, port = '18091', rounds = '31'] = process.argv.slice(2);
const REQUESTS = 2000;
const body = JSON.stringify({ query: 'query($code: String!) { organization(code: $code) { name } }', variables: { code: 'QT' } });
const settings = {
  on: ['--khuyenhoc.gate.rate.per-minute=1000000000', '--khuyenhoc.gate.rate.burst=100000000'],
  off: ['--khuyenhoc.gate.enabled=false'],
};

function start(name, at) {
  const folder = mkdtempSync(join(tmpdir(), 'gate-cpu-'));
  cpSync(join(data, '.data'), join(folder, '.data'), { recursive: true });
  const server = spawn(java, ['-Xmx256m', '-XX:+UseSerialGC', '-jar', resolve(jar), '--spring.profiles.active=sample', `--server.port=${at}`,
    '--management.server.port=0', ...settings[name]],
    { cwd: folder, stdio: 'ignore' });
  return { name, server, folder, port: at, agent: new Agent({ keepAlive: true, maxSockets: 1 }) };
}

function ask({ port: at, agent }) {
  return new Promise((answered, failed) => {
    const sent = request({ host: '127.0.0.1', port: at, path: '/graphql', method: 'POST', agent,
      headers: { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) } }, (response) => {
      let text = '';
      response.on('data', (part) => { text += part; });
      response.on('end', () => (text.includes('Quảng Trị') ? answered() : failed(new Error(text))));
    });
    sent.on('error', failed);
    sent.end(body);
  });
}

async function ready(app) {
  for (let i = 0; i < 240; i++) {
    try { return await ask(app); } catch { await new Promise((later) => setTimeout(later, 500)); }
  }
  throw new Error(`${app.name} does not answer`);
}

/** Ticks of 10 ms, user and system. */
function ticks({ server }) {
  const fields = readFileSync(`/proc/${server.pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return Number(fields[11]) + Number(fields[12]);
}

async function measured(app) {
  const before = ticks(app);
  for (let i = 0; i < REQUESTS; i++) await ask(app);
  return (ticks(app) - before) * 10_000 / REQUESTS;
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const apps = [start('on', Number(port)), start('off', Number(port) + 1)];
try {
  for (const app of apps) await ready(app);
  for (let warm = 0; warm < 20; warm++) for (const app of apps) await measured(app);
  const seen = [];
  for (let round = 0; round < Number(rounds); round++) {
    const figures = {};
    for (const app of round % 2 ? [...apps].reverse() : apps) figures[app.name] = await measured(app);
    seen.push(figures);
  }
  const ratios = seen.map(({ on, off }) => on / off);
  console.log(`gate on ${median(seen.map((f) => f.on)).toFixed(0)} µs, off ${median(seen.map((f) => f.off)).toFixed(0)} µs of CPU a request; `
    + `ratio ${median(ratios).toFixed(3)}, from ${Math.min(...ratios).toFixed(3)} to ${Math.max(...ratios).toFixed(3)}`);
} finally {
  for (const { server, folder } of apps) {
    server.kill();
    await new Promise((gone) => server.once('exit', gone));
    rmSync(folder, { recursive: true, force: true });
  }
}
