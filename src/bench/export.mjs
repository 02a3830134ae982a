// How long an export of all members takes, and what it leaves of the heap.
//   node src/bench/export.mjs [address] [management address]
// against the jar with --spring.profiles.active=sample; start it with the heap in question, such as -Xmx512m. Prints seconds, megabytes
// and rows of each file, and the largest part of the heap that was in use after a collection while it was written.
import { Buffer } from 'node:buffer';

const [address = 'http://127.0.0.1:8080', management = 'http://127.0.0.1:8081'] = process.argv.slice(2);
const rows = 'nodes { fullName person { birthYear } joinedOn organization { code name } }';
const queries = {
  'members.csv': `{ members(asOf: "2023-12-31") { ${rows} } }`,
  'members.xlsx': `{ members(asOf: "2023-12-31") { ${rows} } }`,
  'ordered.csv': `{ members(asOf: "2023-12-31", orderBy: FULL_NAME_ASC) { ${rows} } }`,
};
const token = await (await fetch(`${address}/sample/tokens/admin`)).text();

async function usedAfterCollection() {
  const metric = await (await fetch(`${management}/actuator/metrics/jvm.memory.usage.after.gc`)).json();
  return metric.measurements[0].value;
}

for (const [file, query] of Object.entries(queries)) {
  let most = 0;
  const clock = setInterval(async () => { most = Math.max(most, await usedAfterCollection()); }, 250);
  const began = performance.now();
  const answer = await fetch(`${address}/exports/${file}`, {
    method: 'POST', headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` }, body: JSON.stringify({ query }),
  });
  if (!answer.ok) throw new Error(await answer.text());
  let bytes = 0;
  let lines = 0;
  for await (const part of answer.body) {
    bytes += part.length;
    if (file.endsWith('.csv')) lines += Buffer.from(part).filter((byte) => byte === 10).length;
  }
  clearInterval(clock);
  console.log(`${file}: ${((performance.now() - began) / 1000).toFixed(1)} s, ${(bytes / 1e6).toFixed(1)} MB`
    + `${lines ? `, ${lines - 1} rows` : ''}, ${(most * 100).toFixed(0)} % of the heap after collections`);
}
