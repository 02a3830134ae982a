// How long a roster of 250,000 members takes to be read and checked, and then to be applied, and how much heap that needs.
//   node src/bench/import-members.mjs <java> <jar> <folder with the sample's .data> [rows] [heap] [port] [xlsx|csv|both|killed]
// The folder is where the jar was once started with --spring.profiles.active=sample and stopped again; the bench works on a copy.
// With SPRING_DATASOURCE_URL, _USERNAME and _PASSWORD in the environment it uses that database instead, which should hold the
// sample and nothing else; members stay there. The names are drawn as those of the sample are, so that every row meets dozens of
// people of its name in the register. As `killed` it kills the process (SIGKILL) while it applies, starts it again, applies again,
// and says how many members there are more than before. Prints seconds, and megabytes of heap that were alive after a collection: at rest, and at most.
import { spawn, execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';

const [java, jar, data, rows = '250000', heap = '512m', port = '18093', formats = 'both'] = process.argv.slice(2);
const base = `http://127.0.0.1:${port}`;
const folder = mkdtempSync(join(tmpdir(), 'import-members-'));
const log = join(folder, 'gc.log');
const pause = (ms) => new Promise((later) => setTimeout(later, ms));

const SURNAMES = 'Nguyễn Trần Lê Phạm Hoàng Phan Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đoàn Trương Đinh Mai Cao Thái'.split(' ');
const MIDDLES = 'Văn Thị Đức Hữu Ngọc Quang Minh Thanh Xuân Thúy Bá Công'.split(' ');
const GIVEN = ('An Anh Bình Châu Chiến Cường Dung Dũng Đạt Điệp Giang Hà Hải Hạnh Hiền Hòa Hùng Hương Khánh Lan Liên Linh Long Mai Nam Nga '
  + 'Nhung Phúc Phương Quân Sơn Tâm Thảo Thắng Thủy Toàn Trang Tuấn Vân Yến').split(' ');
let seed = 20231231;
const chance = (most) => {
  seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
  return (seed >>> 8) % most;
};
const one = (list) => list[chance(list.length)];
const HEADINGS = ['STT', 'Mã chi hội', 'Họ và tên', 'Năm sinh', 'Ngày vào hội'];

function roster(codes) {
  return Array.from({ length: Number(rows) }, (_, i) => [i + 1, one(codes), `${one(SURNAMES)} ${one(MIDDLES)} ${one(GIVEN)} (mẫu)`,
    1940 + chance(62), { year: 2023 + chance(2), month: 1 + chance(12), day: 1 + chance(28) }]);
}

const two = (number) => String(number).padStart(2, '0');
const written = (cell) => (cell.year ? `${two(cell.day)}/${two(cell.month)}/${cell.year}` : String(cell));
const csv = (list) => Buffer.from(`\uFEFFDANH SÁCH HỘI VIÊN (mẫu);;;;\n${HEADINGS.join(';')}\n${list.map((row) => row.map(written).join(';')).join('\n')}\n`);

/** As Excel saves it: texts shared, dates as numbers with a style; every other date was typed as text. */
function xlsx(list) {
  const texts = new Map();
  const shared = (text) => {
    if (!texts.has(text)) texts.set(text, texts.size);
    return texts.get(text);
  };
  const at = (column, row) => `${'ABCDE'[column]}${row}`;
  const cell = (value, column, row) => {
    if (value.year && row % 2) return `<c r="${at(column, row)}" s="1"><v>${Date.UTC(value.year, value.month - 1, value.day) / 86400000 + 25569}</v></c>`;
    return typeof value === 'number' ? `<c r="${at(column, row)}"><v>${value}</v></c>` : `<c r="${at(column, row)}" t="s"><v>${shared(written(value))}</v></c>`;
  };
  const line = (row, number) => `<row r="${number}">${row.map((value, column) => cell(value, column, number)).join('')}</row>`;
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const sheet = `<worksheet ${main}><sheetData>${line(['DANH SÁCH HỘI VIÊN (mẫu)'], 1)}${line(HEADINGS, 3)}${list.map((row, i) => line(row, i + 4)).join('')}</sheetData></worksheet>`;
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  return zip({
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${types}.sharedStrings+xml"/></Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${head}<workbook ${main} xmlns:r="${office}"><sheets><sheet name="Hội viên" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="${office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/styles.xml': `${head}<styleSheet ${main}><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': head + sheet,
    'xl/sharedStrings.xml': `${head}<sst ${main} uniqueCount="${texts.size}">${[...texts.keys()].map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`,
  });
}

function zip(parts) {
  const bodies = [];
  const directory = [];
  let offset = 0;
  for (const [name, text] of Object.entries(parts)) {
    const [title, plain] = [Buffer.from(name), Buffer.from(text)];
    const packed = deflateRawSync(plain);
    const facts = Buffer.alloc(26);
    [[20, 0], [0x800, 2], [8, 4]].forEach(([value, place]) => facts.writeUInt16LE(value, place));
    [[crc32(plain), 10], [packed.length, 14], [plain.length, 18]].forEach(([value, place]) => facts.writeUInt32LE(value, place));
    facts.writeUInt16LE(title.length, 22);
    const entry = Buffer.alloc(14);
    entry.writeUInt32LE(offset, 10);
    bodies.push(Buffer.from('PK\x03\x04'), facts, title, packed);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), facts, entry, title);
    offset += 30 + title.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  [8, 10].forEach((place) => end.writeUInt16LE(Object.keys(parts).length, place));
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, listed, end]);
}

let server;
const start = () => {
  server = spawn(java, [`-Xmx${heap}`, `-Xlog:gc:file=${log}:uptime`, ...(process.env.BENCH_JAVA_OPTIONS ?? '').split(' ').filter(Boolean), '-jar', resolve(jar),
  '--spring.profiles.active=sample', `--server.port=${port}`, '--management.server.port=0'],
  { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
};
const stopped = async (signal) => {
  if (server.exitCode !== null || server.signalCode !== null) return;
  server.kill(signal);
  await new Promise((gone) => server.once('exit', gone));
};
const jcmd = (...command) => execFileSync(join(dirname(java), 'jcmd'), [String(server.pid), ...command], { stdio: 'pipe' });

/** What was alive, or not yet swept, after each collection. */
const collected = () => [...readFileSync(log, 'utf8').matchAll(/Pause [^\n]*?(\d+)M->(\d+)M\(/g)].map((found) => Number(found[2]));

async function graphql(query, variables = {}) {
  const answer = await fetch(`${base}/graphql`, { method: 'POST', headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }) });
  const { data: given, errors } = await answer.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return given;
}

async function settled(id, states) {
  for (;;) {
    const { import: shown } = await graphql('query($id: ID!) { import(id: $id) { state rowCount badRowCount duplicateRowCount refusal { code message } } }', { id });
    if (!states.includes(shown.state)) return shown;
    await pause(200);
  }
}

/** Of 10 ms that the server has spent, user and system. */
function ticks() {
  const fields = readFileSync(`/proc/${server.pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return Number(fields[11]) + Number(fields[12]);
}

async function timed(work) {
  jcmd('GC.run');
  await pause(500);
  const rest = collected().at(-1);
  const before = collected().length;
  const begun = [performance.now(), ticks()];
  const result = await work();
  const took = `${((performance.now() - begun[0]) / 1000).toFixed(1)} s (${((ticks() - begun[1]) / 100).toFixed(1)} s of its CPU)`;
  return { result, took, rest, most: Math.max(rest, ...collected().slice(before)) };
}

async function sent(content, name) {
  const form = new FormData();
  form.set('kind', 'MEMBERS');
  form.set('file', new Blob([content]), name);
  const answer = await fetch(`${base}/imports`, { method: 'POST', body: form, headers: { Authorization: `Bearer ${token}` } });
  return (await answer.json()).id;
}

async function apply(id) {
  const { applyImport: { errors } } = await graphql('mutation($input: ApplyImportInput!) { applyImport(input: $input) { errors { code message } } }',
    { input: { id, badRows: 'SKIP', idempotencyKey: `bench-${Date.now()}` } });
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
}

async function signedIn() {
  token = undefined;
  for (let i = 0; i < 600 && !token; i++) {
    token = await fetch(`${base}/sample/tokens/admin`).then((answer) => (answer.ok ? answer.text() : undefined), () => pause(500));
  }
}

const members = async () => (await graphql('{ organization(code: "QT") { summary { memberCount } } }')).organization.summary.memberCount;

async function killed(content) {
  const before = await members();
  const id = await sent(content, 'members.csv');
  const read = await settled(id, ['READING']);
  await apply(id);
  await pause(3000);
  await stopped('SIGKILL');
  start();
  await signedIn();
  console.log(`killed while it was ${(await settled(id, [])).state}; members ${before} -> ${await members()}`);
  const given = await settled(id, ['APPLYING']);
  await apply(id);
  const applied = await settled(id, ['APPLYING']);
  console.log(`then ${given.state} ${given.refusal?.code}, applied again: ${applied.state}; members ${before} -> ${await members()}, good rows ${read.rowCount - read.badRowCount}`);
}

async function measure(format, content) {
  const file = join(folder, `members.${format}`);
  writeFileSync(file, content);
  let id;
  const read = await timed(async () => {
    id = await sent(content, `members.${format}`);
    return settled(id, ['READING']);
  });
  console.log(`${format} ${(statSync(file).size / 1e6).toFixed(1)} MB: read and checked in ${read.took}, heap ${read.rest} -> ${read.most} MB, ${JSON.stringify(read.result)}`);
  const applied = await timed(async () => {
    await apply(id);
    return settled(id, ['APPLYING']);
  });
  console.log(`${format}: applied in ${applied.took}, heap ${applied.rest} -> ${applied.most} MB, ${JSON.stringify(applied.result)}`);
}

let token;
try {
  if (!process.env.SPRING_DATASOURCE_URL) cpSync(join(data, '.data'), join(folder, '.data'), { recursive: true });
  start();
  await signedIn();
  const codes = [];
  for (let after = null, more = true; more;) {
    const { organizations: page } = await graphql('query($after: String) { organizations(where: { level: [BRANCH, BOARD], establishedOn: { lt: "2023-01-01" } }, first: 100, after: $after) { nodes { code } pageInfo { hasNextPage endCursor } } }', { after });
    codes.push(...page.nodes.map(({ code }) => code));
    ({ hasNextPage: more, endCursor: after } = page.pageInfo);
  }
  const list = roster(codes);
  if (formats === 'killed') await killed(csv(list));
  if (['xlsx', 'both'].includes(formats)) await measure('xlsx', xlsx(list));
  if (['csv', 'both'].includes(formats)) await measure('csv', csv(formats === 'both' ? roster(codes) : list));
} finally {
  await stopped();
  rmSync(folder, { recursive: true, force: true });
}
