// CPU time of one warm year review, application and database together.
//   node src/bench/review-cpu.mjs <pid of the application> <pid of mysqld, or -> [address] [rounds]
// Start the application with --khuyenhoc.gate.rate.per-minute=100000000 --khuyenhoc.gate.rate.burst=1000000.
// Prints milliseconds of CPU per request: the median of several rounds of 500 requests, after a warm-up.
import { readFileSync } from 'node:fs';

const [app, database, address = 'http://127.0.0.1:8080/graphql', rounds = '7'] = process.argv.slice(2);
const query = readFileSync(new URL('../../schema/queries/organization/year-in-review.graphql', import.meta.url), 'utf8');
const body = JSON.stringify({ query, variables: { province: 'QT', year: 2023, asOf: '2023-12-31' } });

async function requests(count) {
  for (let i = 0; i < count; i++) {
    const response = await fetch(address, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
    const answer = await response.json();
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  }
}

/** Ticks of 10 ms that a process has spent, user and system. */
function ticks(pid) {
  if (pid === '-') return 0;
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return Number(fields[11]) + Number(fields[12]);
}

await requests(4000);
const measured = [];
for (let round = 0; round < Number(rounds); round++) {
  const before = [ticks(app), ticks(database)];
  await requests(500);
  measured.push({ app: (ticks(app) - before[0]) * 10 / 500, database: (ticks(database) - before[1]) * 10 / 500 });
}
const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
console.log(`application ${median(measured.map((m) => m.app)).toFixed(2)} ms, database ${median(measured.map((m) => m.database)).toFixed(2)} ms, `
  + `together ${median(measured.map((m) => m.app + m.database)).toFixed(2)} ms of CPU a review`);
