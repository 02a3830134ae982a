// How long exports of members take, on how much CPU, and what they hold of the heap.
//   node src/bench/export.mjs <pid of the application> [address] [management address] [most rows]
// against the jar with --spring.profiles.active=sample; start it with the heap in question, such as -Xmx512m. Each file is read twice: once for the
// time, once to stop in its middle, where the heap is collected in full and what is live is compared with what was live before. Prints rows, seconds,
// seconds of CPU and megabytes of each. The first are 100,000 rows, the others all 216,652; with [most rows] only files of fewer rows are read.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const [pid, address = 'http://127.0.0.1:8080', management = 'http://127.0.0.1:8081', most = '1000000'] = process.argv.slice(2);
if (!pid) throw new Error('whose heap and CPU is it? node src/bench/export.mjs <pid> [address] [management address]');
const rows = 'nodes { fullName person { birthYear } joinedOn organization { code name } }';
const token = await (await fetch(`${address}/sample/tokens/admin`)).text();
const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` };

async function ask(query) {
  const { data, errors } = await (await fetch(`${address}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) })).json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

/** Seconds on a core that the application has had; a tick is a hundredth. */
const spent = () => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ').slice(11, 13).reduce((sum, ticks) => sum + Number(ticks), 0) / 100;

/** Megabytes that are live: everything else was collected. */
async function live() {
  execFileSync('jcmd', [pid, 'GC.run'], { stdio: 'ignore' });
  const metric = await (await fetch(`${management}/actuator/metrics/jvm.memory.used?tag=area:heap`)).json();
  return metric.measurements[0].value / 2 ** 20;
}

async function read(file, query, inTheMiddle) {
  const answer = await fetch(`${address}/exports/${file}`, { method: 'POST', headers, body: JSON.stringify({ query }) });
  if (!answer.ok) throw new Error(await answer.text());
  let bytes = 0;
  let lines = 0;
  for await (const part of answer.body) {
    bytes += part.length;
    for (const byte of part) if (byte === 10) lines++;
    if (inTheMiddle && bytes > inTheMiddle.at) {
      await inTheMiddle.then();
      inTheMiddle = null;
    }
  }
  return { bytes, lines };
}

/** The list of a query, as large as is wanted: of a day on which so many had joined. */
async function nearly(count) {
  let [from, to] = [new Date('2015-01-01'), new Date('2023-12-31')];
  const day = (date) => date.toISOString().slice(0, 10);
  while (to - from > 86_400_000) {
    const middle = new Date((from.getTime() + to.getTime()) / 2);
    const { members } = await ask(`{ members(asOf: "2023-12-31", where: { joinedOn: { lte: "${day(middle)}" } }) { totalCount } }`);
    if (members.totalCount < count) from = middle;
    else to = middle;
  }
  return `where: { joinedOn: { lte: "${day(to)}" } }`;
}

const some = await nearly(100_000);
// The first is read again, because the first after a start is read by code that is not compiled yet.
const files = [['some.csv', some], ['some.csv', some], ['some.xlsx', some], ['some-by-name.csv', `${some}, orderBy: FULL_NAME_ASC`], ['all.csv', ''], ['all-by-name.csv', 'orderBy: FULL_NAME_ASC']];
for (const [file, which] of files) {
  const list = `members(asOf: "2023-12-31"${which && `, ${which}`})`;
  const { members } = await ask(`{ ${list} { totalCount } }`);
  if (members.totalCount > Number(most)) continue;
  const query = `{ ${list} { ${rows} } }`;
  const [began, cpu] = [performance.now(), spent()];
  const { bytes } = await read(file, query);
  const [seconds, used] = [(performance.now() - began) / 1000, spent() - cpu];
  const before = await live();
  let held = 0;
  await read(file, query, { at: bytes / 2, then: async () => { held = await live() - before; } });
  console.log(`${file.padEnd(17)} ${String(members.totalCount).padStart(7)} rows ${(bytes / 1e6).toFixed(1).padStart(6)} MB ${seconds.toFixed(1).padStart(7)} s ${used.toFixed(1).padStart(7)} s CPU ${held.toFixed(0).padStart(5)} MB more live in its middle`);
}
