// How fast others are answered while clients stall half way through their body and four send a number of a megabyte.
//   node src/bench/stalled-clients.mjs [port] [clients]
// Start the application with --khuyenhoc.gate.rate.per-minute=100000000 --khuyenhoc.gate.rate.burst=1000000: all come from one address.
import { connect } from 'node:net';

const [port = 8080, clients = 300] = process.argv.slice(2).map(Number);
const address = `http://127.0.0.1:${port}/graphql`;
const point = JSON.stringify({ query: 'query($code: String!) { organization(code: $code) { name } }', variables: { code: 'QT' } });
const million = JSON.stringify({ query: `{ members(first: ${'1'.repeat(1_000_000)}) { totalCount } }` });
const half = 'POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 400\r\n\r\n{"query": "{ ';

async function post(body) {
  return (await fetch(address, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })).text();
}

async function timed() {
  const began = performance.now();
  const answer = await post(point);
  if (!answer.includes('Quảng Trị')) throw new Error(answer);
  return performance.now() - began;
}

for (let i = 0; i < 300; i++) await timed();
const stalled = Array.from({ length: clients }, () => {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  socket.write(half);
  return socket;
});
await new Promise((later) => setTimeout(later, 500));
const numbers = Promise.all(Array.from({ length: 4 }, () => post(million)));
const times = [];
for (const end = performance.now() + 3000; performance.now() < end;) times.push(await timed());
times.sort((a, b) => a - b);
console.log(`${clients} stalled clients: ${times.length} answers, median ${times[times.length >> 1].toFixed(1)} ms, slowest ${times.at(-1).toFixed(1)} ms; `
  + `the numbers were answered ${(await numbers)[0].match(/[A-Z]+(_[A-Z]+)+/)[0]}`);
stalled.forEach((socket) => socket.destroy());
