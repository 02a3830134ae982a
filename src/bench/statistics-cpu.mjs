// Database CPU of statistics of contributions over the sample's year of 60,000, and of what stands beside them.
//   node src/bench/statistics-cpu.mjs <database> [address] [command of the mysql client]
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

async function ask(query, variables = {}) {
  const response = await fetch(`${address}/graphql`, { method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` }, body: JSON.stringify({ query, variables }) });
  const answer = await response.json();
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data;
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

/** The median of the rounds, after a warm-up: milliseconds of database CPU, and of waiting, a request. */
async function measure(name, query, variables, requests) {
  const rounds = [];
  for (let round = -1; round < ROUNDS; round++) {
    const before = [spent(), performance.now()];
    for (let i = 0; i < requests; i++) await ask(query, variables);
    if (round >= 0) rounds.push([(spent() - before[0]) / requests, (performance.now() - before[1]) / requests]);
  }
  console.log(`${name.padEnd(58)} ${median(rounds.map((r) => r[0])).toFixed(2).padStart(7)} ms CPU ${median(rounds.map((r) => r[1])).toFixed(2).padStart(8)} ms`);
}

const within = (await ask('{ organization(code: "QT") { id } }')).organization.id;
const year = 'from: "2023-01-01", to: "2023-12-31"';
const statistics = (kind, rest, fields = '') => `query($within: ID) { ${kind}Statistics(within: $within, ${year}, ${rest}) {
  nodes { count amount yearBefore { amount } ${fields} } totals { amount } } }`;
await measure('contributions by month and purpose, of a province', statistics('contribution', 'groupBy: [MONTH, PURPOSE], first: 100'), { within }, 40);
await measure('the same, of all there are', statistics('contribution', 'groupBy: [MONTH, PURPOSE], first: 100'), {}, 40);
await measure('contributions by month and kind of donor', statistics('contribution', 'groupBy: [MONTH, DONOR_KIND], first: 100'), { within }, 4);
await measure('contributions by month and kind, of all there are', statistics('contribution', 'groupBy: [MONTH, CONTRIBUTION_KIND], first: 100'), {}, 4);
await measure('contributions by commune for each inhabitant', statistics('contribution', 'groupBy: ORGANIZATION_AT_LEVEL, level: COMMUNE, first: 100', 'organization { name } perInhabitant { amount }'), { within }, 4);
await measure('grants by quarter and purpose, with people', statistics('grant', 'groupBy: [QUARTER, PURPOSE], first: 100', 'distinctRecipients'), { within }, 4);
await measure('top donors', `query($within: ID) { topDonors(within: $within, ${year}, first: 10) { nodes { rank amount donor { name } } } }`, { within }, 4);
await measure('balance of all funds at the end of a year', '{ organization(code: "QT") { fundBalance(asOf: "2022-12-31") } }', {}, 4);
