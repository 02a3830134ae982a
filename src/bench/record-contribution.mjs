// How many contributions a second are recorded on MySQL, against an endpoint written by hand that inserts one row (SingleInsert.java).
//   node src/bench/record-contribution.mjs <java> <jar> <JDBC URL of a loaded sample> <user> <password> <pid of mysqld> [clients] [seconds]
// Starts both on ports 18094 and 18095, each with 16 clients in turns, and prints for each round: requests a second, CPU a request of the
// server and of mysqld, and the 99th percentile of the time that a request takes; then the medians and their ratio. The rows stay.
import { execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const [java, jar, url, user, password, database, clients = '16', seconds = '8'] = process.argv.slice(2);
const ROUNDS = 5;
const folder = mkdtempSync(join(tmpdir(), 'record-contribution-'));
const pause = (ms) => new Promise((later) => setTimeout(later, ms));
execFileSync('unzip', ['-q', resolve(jar), 'BOOT-INF/lib/*', '-d', folder]);

const started = (args, environment = {}) => spawn(java, args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, ...environment } });
const ours = started(['-Xms512m', '-Xmx512m', '-jar', resolve(jar), '--spring.profiles.active=sample', '--server.port=18094', '--management.server.port=0',
  '--khuyenhoc.gate.rate.per-minute=100000000', '--khuyenhoc.gate.rate.burst=1000000', '--logging.level.root=error'],
{ SPRING_DATASOURCE_URL: url, SPRING_DATASOURCE_USERNAME: user, SPRING_DATASOURCE_PASSWORD: password });
const theirs = started(['-Xms512m', '-Xmx512m', '-cp', join(folder, 'BOOT-INF/lib/*'), join(dirname(fileURLToPath(import.meta.url)), 'SingleInsert.java'), '18095', url, user, password]);
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

function post(port, body, token) {
  return new Promise((done, failed) => {
    const sent = request({ host: '127.0.0.1', port, path: '/graphql', method: 'POST', agent,
      headers: { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body), ...(token && { Authorization: `Bearer ${token}` }) } }, (answer) => {
      let text = '';
      answer.on('data', (part) => { text += part; });
      answer.on('end', () => done(text));
    });
    sent.on('error', failed);
    sent.end(body);
  });
}

/** Ticks of 10 ms that a process has spent, user and system. */
function ticks(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return Number(fields[11]) + Number(fields[12]);
}

let token;
let funds;
const RECORD = 'mutation($input: RecordContributionInput!) { recordContribution(input: $input) { contribution { id amount receiptNumber } errors { code } } }';
const gift = (n) => JSON.stringify({ query: RECORD, variables: { input: { idempotencyKey: randomUUID(), organization: funds[n % funds.length], kind: 'CASH', amount: 10000 + n,
  receivedOn: '2023-11-20', donor: { kind: 'CLAN', name: `Dòng họ thứ ${n} (mẫu)` } } } });

async function round(server, port) {
  const before = [ticks(server.pid), ticks(database)];
  const until = performance.now() + Number(seconds) * 1000;
  const took = [];
  let n = Math.floor(Math.random() * 1e6);
  await Promise.all(Array.from({ length: Number(clients) }, async () => {
    while (performance.now() < until) {
      const begun = performance.now();
      const answer = await post(port, gift(n++), token);
      if (!answer.includes('"id"')) throw new Error(answer);
      took.push(performance.now() - begun);
    }
  }));
  took.sort((a, b) => a - b);
  return { rate: took.length / Number(seconds), server: (ticks(server.pid) - before[0]) * 10 / took.length, database: (ticks(database) - before[1]) * 10 / took.length,
    p99: took[Math.floor(took.length * 0.99)] };
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const shown = (name, r) => console.log(`${name.padEnd(20)} ${r.rate.toFixed(0).padStart(6)}/s, CPU ${r.server.toFixed(2)} + ${r.database.toFixed(2)} = ${(r.server + r.database).toFixed(2)} ms, p99 ${r.p99.toFixed(1)} ms`);

try {
  for (let i = 0; i < 600 && !token; i++) {
    token = await fetch('http://127.0.0.1:18094/sample/tokens/admin').then((answer) => (answer.ok ? answer.text() : undefined), () => pause(500));
  }
  const query = '{ organizations(where: { level: [COMMUNE, BRANCH] }, asOf: "2023-11-20", first: 100) { nodes { id } } }';
  funds = JSON.parse(await post(18094, JSON.stringify({ query }), token)).data.organizations.nodes.map(({ id }) => id);
  await round(ours, 18094);
  await round(theirs, 18095);
  const measured = { ours: [], theirs: [] };
  for (let i = 0; i < ROUNDS; i++) {
    measured.theirs.push(await round(theirs, 18095));
    shown('single insert', measured.theirs.at(-1));
    measured.ours.push(await round(ours, 18094));
    shown('recordContribution', measured.ours.at(-1));
  }
  const of = (list) => Object.fromEntries(['rate', 'server', 'database', 'p99'].map((key) => [key, median(list.map((each) => each[key]))]));
  console.log('medians');
  shown('single insert', of(measured.theirs));
  shown('recordContribution', of(measured.ours));
  console.log(`${(of(measured.ours).rate / of(measured.theirs).rate * 100).toFixed(0)} % of the throughput`);
} finally {
  ours.kill();
  theirs.kill();
  rmSync(folder, { recursive: true, force: true });
}
