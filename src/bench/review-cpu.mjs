// CPU time of one warm year review, application and database together; of two servers in turns, so that their ratio is of one run.
//   node src/bench/review-cpu.mjs <server> [<other server>] [rounds]
// A server is <pid of the application>,<pid of mysqld, or ->,<address>, such as 4711,4712,http://127.0.0.1:8080/graphql; the other one
// may have ten times the data (tenfold.sql). Start the application with --khuyenhoc.gate.rate.per-minute=100000000 --khuyenhoc.gate.rate.burst=1000000.
// Prints milliseconds of CPU per request: the median of several rounds of 500 requests, after a warm-up (the compiler works on for some
// 10,000 requests, a millisecond each), and the median of the rounds' ratios. With -Xmx512m give -Xms512m too (ADR 0003).
import { readFileSync } from 'node:fs';

const servers = process.argv.slice(2).filter((argument) => argument.includes(',')).map((argument) => {
  const [app, database, address = 'http://127.0.0.1:8080/graphql'] = argument.split(',');
  return { app, database, address, measured: [] };
});
const rounds = Number(process.argv.slice(2).find((argument) => !argument.includes(',')) ?? 7);
const query = readFileSync(new URL('../../schema/queries/organization/year-in-review.graphql', import.meta.url), 'utf8');
const body = JSON.stringify({ query, variables: { province: 'QT', year: 2023, asOf: '2023-12-31' } });

async function requests(address, count) {
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

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const both = (round) => round.app + round.database;

for (const server of servers) await requests(server.address, 12_000);
for (let round = 0; round < rounds; round++) {
  for (const server of servers) {
    const before = [ticks(server.app), ticks(server.database)];
    await requests(server.address, 500);
    server.measured.push({ app: (ticks(server.app) - before[0]) * 10 / 500, database: (ticks(server.database) - before[1]) * 10 / 500 });
  }
}
for (const { address, measured } of servers) {
  console.log(`${address}: application ${median(measured.map((m) => m.app)).toFixed(2)} ms, database ${median(measured.map((m) => m.database)).toFixed(2)} ms, `
    + `together ${median(measured.map(both)).toFixed(2)} ms of CPU a review`);
}
if (servers.length > 1) {
  const ratios = servers[0].measured.map((one, round) => both(servers[1].measured[round]) / both(one));
  console.log(`ratio ${median(ratios).toFixed(2)}, from ${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`);
}
