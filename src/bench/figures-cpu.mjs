// Database CPU of the province's figures on any date along both trees, and of the first and the 4,000th page of its members.
//   node src/bench/figures-cpu.mjs <database> [address] [command of the mysql client]
// Start the application on MySQL with --spring.profiles.active=sample --khuyenhoc.gate.rate.per-minute=100000000 --khuyenhoc.gate.rate.burst=1000000.
// Reads the CPU time of the server's threads that serve the database, on the same machine, so other databases of the server do not count.
import { execSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const [database, address = 'http://127.0.0.1:8080', client = 'mysql -h127.0.0.1 -P3306 -ukhuyenhoc -pkhuyenhoc'] = process.argv.slice(2);
const ROUNDS = 7;
const threads = execSync(`${client} -N performance_schema 2>&1`, { input: `select thread_os_id from threads where processlist_db = '${database}'` })
  .toString().split('\n').filter((line) => /^\d+$/.test(line));
if (threads.length === 0) throw new Error(`nobody uses ${database}`);
const server = readFileSync(`/proc/${threads[0]}/status`, 'utf8').match(/Tgid:\s+(\d+)/)[1];
const token = await (await fetch(`${address}/sample/tokens/admin`)).text();

/** Milliseconds on a core that the database's threads have had. */
function spent() {
  return threads.reduce((sum, id) => sum + Number(readFileSync(`/proc/${server}/task/${id}/schedstat`, 'utf8').split(' ')[0]), 0) / 1e6;
}

async function ask(query, variables) {
  const response = await fetch(`${address}/graphql`, { method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` }, body: JSON.stringify({ query, variables }) });
  const answer = await response.json();
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data;
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

/** The median of the rounds, after a warm-up: milliseconds of database CPU, and of waiting, a request. */
async function measure(name, query, variables, requests = 96) {
  const rounds = [];
  for (let round = -1; round < ROUNDS; round++) {
    const before = [spent(), performance.now()];
    for (let i = 0; i < requests; i++) await ask(query, variables(i));
    if (round >= 0) rounds.push([(spent() - before[0]) / requests, (performance.now() - before[1]) / requests]);
  }
  console.log(`${name.padEnd(46)} ${median(rounds.map((r) => r[0])).toFixed(2).padStart(7)} ms CPU ${median(rounds.map((r) => r[1])).toFixed(2).padStart(8)} ms`);
}

const SUMMARY = `query($asOf: Date!, $boundary: Boundary!) { organization(code: "QT") { summary(asOf: $asOf, boundary: $boundary) {
  organizationCount memberCount membership { source } membershipRatio { percent } apportioned } } }`;
// Every month of eight years, those too in which tens of thousands joined or a thousand branches merged.
const middle = (i) => `${2016 + i % 8}-${String(1 + (i >> 3) % 12).padStart(2, '0')}-${10 + i % 11}`;
const end = (i) => new Date(Date.UTC(2016 + i % 8, 1 + (i >> 3) % 12, 0)).toISOString().slice(0, 10);
for (const boundary of ['AS_WAS', 'AS_NOW']) {
  await measure(`summary ${boundary}, ends of months`, SUMMARY, (i) => ({ asOf: end(i), boundary }));
  await measure(`summary ${boundary}, middles of months`, SUMMARY, (i) => ({ asOf: middle(i), boundary }));
}

const MEMBERS = `query($first: Int!, $after: String, $orderBy: [MemberOrder!]) { members(asOf: "2023-11-30", first: $first, after: $after, orderBy: $orderBy) {
  nodes { fullName joinedOn } pageInfo { endCursor } } }`;
const CURSOR = MEMBERS.replace('nodes { fullName joinedOn }', '');
for (const orderBy of [[], ['FULL_NAME_ASC'], ['JOINED_ON_DESC']]) {
  let after = null;
  const began = performance.now();
  for (let page = 0; page < 2000; page++) after = (await ask(CURSOR, { first: 100, after, orderBy })).members.pageInfo.endCursor;
  const walked = ((performance.now() - began) / 1000).toFixed(0);
  const name = `members by ${orderBy[0] ?? 'id'}`;
  await measure(`${name}, page 1`, MEMBERS, () => ({ first: 50, after: null, orderBy }), 40);
  await measure(`${name}, page 4,001 (${walked} s to it)`, MEMBERS, () => ({ first: 50, after, orderBy }), 40);
}
