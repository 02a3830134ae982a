// How long a decision of 5,000 families takes to be read and checked, and to be applied; and the database CPU of a province's titles by kind on any date.
//   node src/bench/title-decisions.mjs <database> [address] [command of the mysql client] [families] [pid of the application]
// Start the application on MySQL with --spring.profiles.active=sample --khuyenhoc.gate.rate.per-minute=100000000 --khuyenhoc.gate.rate.burst=1000000.
// The decisions stay in the database: use one that holds the sample and nothing else. Reads the CPU time of the server's threads that serve
// the database, on the same machine. Prints seconds, and the CPU time of application and database, for three decisions, each of other families of one commune, for one that renews
// the last of them a year later, for one that settles a proposed case of each of its families, which SQL brings there, and for one that does so a year later; then the medians of seven rounds.
import { execSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const [database, address = 'http://127.0.0.1:8080', client = 'mysql -h127.0.0.1 -P3306 -ukhuyenhoc -pkhuyenhoc', families = '5000', application] = process.argv.slice(2);
const ROUNDS = 7;
const COMMUNE = 'QT-19333';
const token = await (await fetch(`${address}/sample/tokens/admin`)).text();
const pause = (ms) => new Promise((later) => setTimeout(later, ms));
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

async function ask(query, variables) {
  const response = await fetch(`${address}/graphql`, { method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` }, body: JSON.stringify({ query, variables }) });
  const answer = await response.json();
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data;
}

/** Heads and addresses. */
const named = (round) => Array.from({ length: Number(families) }, (_, i) => [`Nguyễn Văn Hòa ${round}-${i} (mẫu)`, `Nhà số ${i}, thôn ${1 + i % 20} (mẫu)`]);

function decision(number, round, year) {
  const rows = named(round).map((family) => [COMMUNE, `${number}/QĐ-HKH`, `20/12/${year}`, 'Trần Văn Ký', 'Gia đình học tập', ...family, '01/01/2028'].join(';'));
  return `Mã tổ chức;Số quyết định;Ngày quyết định;Người ký;Danh hiệu;Chủ hộ;Địa chỉ;Hết hiệu lực từ\n${rows.join('\n')}\n`;
}

async function settled(id, states) {
  for (;;) {
    const { import: shown } = await ask('query($id: ID!) { import(id: $id) { state rowCount badRowCount refusal { code message } } }', { id });
    if (!states.includes(shown.state)) return shown;
    await pause(50);
  }
}

const sql = (statement) => execSync(`${client} -N --default-character-set=utf8mb4 ${database} 2>&1`, { input: statement }).toString();
const hash = (organization, family) => createHash('sha256').update(`LEARNING_FAMILY|${organization}|${family.map((text) => text.normalize('NFC').toLowerCase()).join('|')}`).digest('hex');

/** A case of each family, each recorded at a moment of its own, as the commune that gave a title to the first family of another round proposed it. */
function propose(round, year, other) {
  const commune = sql(`select distinct known_at from recognition_title where alike = '${hash('', named(other)[0])}'`).match(/^\d+$/m)?.[0];
  if (!commune) throw new Error('the hashes are made otherwise');
  const rows = named(round).map((family, i) => `select ${i + 1} as place, '${family[0]}' as name, '${family[1]}' as address, '${hash(commune, family)}' as subject, '${hash('', family)}' as alike`);
  sql(`set @last = (select coalesce(max(id), 0) from recognition_title_case), @sheet = (select max(id) from recognition_criteria_sheet);\n`
    + Array.from({ length: Math.ceil(rows.length / 200) }, (_, i) => `insert into recognition_title_case (id, recorded_at, organization_id, registered_at, holder_id, kind, title_year, name, address,
      subject, alike, state, step_on, registered_on, registered_by, reviewed_by, sheet_id, self_points, self_vetoes, points, vetoes, sufficient)
      select @last + place, timestampadd(microsecond, place, utc_timestamp(6)), ${commune}, ${commune}, ${commune}, 'LEARNING_FAMILY', ${year}, name, address, subject, alike, 'PROPOSED', '${year}-10-10', '${year}-02-01', 'bench', 'bench',
      @sheet, 80, 0, 80, 0, true from (${rows.slice(200 * i, 200 * (i + 1)).join(' union all ')}) families;`).join('\n'));
}

const threads = execSync(`${client} -N performance_schema 2>&1`, { input: `select thread_os_id from threads where processlist_db = '${database}'` })
  .toString().split('\n').filter((line) => /^\d+$/.test(line));
if (threads.length === 0) throw new Error(`nobody uses ${database}`);
const server = readFileSync(`/proc/${threads[0]}/status`, 'utf8').match(/Tgid:\s+(\d+)/)[1];

/** Hundredths of a second on a core that MySQL has had, and the application if its process is named. */
const ticks = () => [server, application].filter(Boolean).map((pid) => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ').slice(11, 13).reduce((sum, part) => sum + Number(part), 0));

const seconds = (began) => ((performance.now() - began) / 1000).toFixed(2);
const bench = Date.now() % 100000;
const DECISIONS = [['', 0, 2023], ['', 1, 2023], ['', 2, 2023], [', renewed', 2, 2024], [', of cases', 4, 2024], [', of cases, renewed', 4, 2025]];
for (const [i, [what, round, year]] of DECISIONS.entries()) {
  const ofCases = what.startsWith(', of cases');
  if (ofCases) propose(`${bench}-${round}`, year, `${bench}-0`);
  const form = new FormData();
  form.set('kind', 'TITLE_DECISIONS');
  form.set('file', new Blob([decision(`${bench}-${i}`, `${bench}-${round}`, year)]), 'decision.csv');
  const sent = performance.now();
  const { id } = await (await fetch(`${address}/imports`, { method: 'POST', body: form, headers: { Authorization: `Bearer ${token}` } })).json();
  const checked = await settled(id, ['READING']);
  const read = seconds(sent);
  const before = ticks();
  const began = performance.now();
  const { applyImport: { errors } } = await ask('mutation($input: ApplyImportInput!) { applyImport(input: $input) { errors { code message } } }',
    { input: { id, badRows: 'REFUSE', idempotencyKey: `bench-${Date.now()}` } });
  if (errors.length > 0) throw new Error(JSON.stringify([checked, errors]));
  const applied = await settled(id, ['APPLYING']);
  console.log(`${checked.rowCount} families${what}: read and checked in ${read} s, applied in ${seconds(began)} s${ticks().map((spent, of) => `, ${((spent - before[of]) / 100).toFixed(2)} s CPU of ${of ? 'the application' : 'MySQL'}`).join('')}, ${JSON.stringify(applied)}`);
  const cases = Number(sql(`select count(*) from recognition_title_case where decision_number = '${bench}-${i}/QĐ-HKH' and state = 'RECOGNISED' and superseded_at is null`).match(/^\d+$/m)[0]);
  if (cases !== (ofCases ? Number(families) : 0)) throw new Error(`${cases} cases settled`);
}

/** Milliseconds on a core that the database's threads have had. */
function spent() {
  return threads.reduce((sum, id) => sum + Number(readFileSync(`/proc/${server}/task/${id}/schedstat`, 'utf8').split(' ')[0]), 0) / 1e6;
}

async function measure(name, query, variables, requests = 96) {
  const rounds = [];
  for (let round = -1; round < ROUNDS; round++) {
    const before = [spent(), performance.now()];
    for (let i = 0; i < requests; i++) await ask(query, variables(i));
    if (round >= 0) rounds.push([(spent() - before[0]) / requests, (performance.now() - before[1]) / requests]);
  }
  console.log(`${name.padEnd(46)} ${median(rounds.map((r) => r[0])).toFixed(2).padStart(7)} ms CPU ${median(rounds.map((r) => r[1])).toFixed(2).padStart(8)} ms`);
}

const day = (i) => `${2020 + i % 5}-${String(1 + (i >> 3) % 12).padStart(2, '0')}-${10 + i % 11}`;
const on = (fields) => `query($asOf: Date!, $boundary: Boundary!) { organization(code: "QT") { ${fields} } }`;
for (const boundary of ['AS_WAS', 'AS_NOW']) {
  await measure(`titles by kind ${boundary}`, on('recognitionSummary(asOf: $asOf, boundary: $boundary) { titles { kind recognised } }'), (i) => ({ asOf: day(i), boundary }));
  const figures = (fields) => on(`recognitionFigures(asOf: $asOf, boundary: $boundary) { kind ${fields} }`);
  await measure(`eligible, recognised, rate ${boundary}`, figures('eligible recognised rate { percent }'), (i) => ({ asOf: day(i), boundary }));
  await measure(`registered, expiring, lost ${boundary}`, figures('registered expiringSoon lostSinceLastYear'), (i) => ({ asOf: day(i), boundary }), 8);
  await measure(`running years ${boundary}`, figures('streaks { years count }'), (i) => ({ asOf: day(i), boundary }), 8);
}
