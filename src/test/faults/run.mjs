// Kills, stops and freezes the packaged jar and its MySQL while clients write, and then counts: what was acknowledged is there, once, and
// what listeners do about it too. Usage: node run.mjs <java> <jar> <port of a running MySQL> <its folder> [rounds of kill -9, 20 unless told]
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { issuer } from './issuer.mjs';
import { Server, unpacked } from './server.mjs';

const [java, jar, mysqlPort, mysqlFolder, rounds = '20'] = process.argv.slice(2);
const mysqlServer = join(dirname(fileURLToPath(import.meta.url)), '../../../.ci/mysql-server');
const database = `faults_${Date.now()}`;
const mysql = verb => execFileSync(mysqlServer, [verb, mysqlPort, mysqlFolder], { stdio: ['ignore', 'ignore', 'inherit'] });
const scratch = mkdtempSync(join(tmpdir(), 'faults-'));
const tokens = await issuer();
const token = tokens.token();
const settings = {
  SPRING_DATASOURCE_URL: `jdbc:mysql://127.0.0.1:${mysqlPort}/${database}?createDatabaseIfNotExist=true`, SPRING_DATASOURCE_USERNAME: 'khuyenhoc', SPRING_DATASOURCE_PASSWORD: 'khuyenhoc',
  SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUERURI: tokens.address, SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_AUDIENCES: 'khuyenhoc',
  KHUYENHOC_GATE_RATE_PERMINUTE: '1000000', KHUYENHOC_GATE_RATE_BURST: '100000',
};
const server = new Server({ java, jar, port: 18180, settings, log: join(scratch, 'server.log') });
const on = '2023-05-10';
const quick = unpacked(java, jar, join(scratch, 'unpacked'));
const packaged = server.options;
/** What a killed server was at is brought again sooner than usual, so that a round is short. */
const SOON = { KHUYENHOC_EVENTS_STALE: '2s' };

const RECORD = 'mutation($input: RecordContributionInput!) { recordContribution(input: $input) { contribution { id receiptNumber } errors { code } } }';
const FOUND = 'mutation($input: EstablishOrganizationInput!) { establishOrganization(input: $input) { organization { id } errors { code message } } }';
const UNIT = 'mutation($input: EstablishUnitInput!) { establishUnit(input: $input) { unit { id } errors { code message } } }';
const CAMPAIGN = 'mutation($input: RecordCampaignInput!) { recordCampaign(input: $input) { campaign { id } errors { code message } } }';
const TARGET = 'mutation($input: SetTargetInput!) { setTarget(input: $input) { target { id } errors { code message } } }';
const PROGRESS = 'subscription($campaign: ID!, $organization: ID!) { campaignProgress(campaign: $campaign, organization: $organization) { targets { progress { value } } } }';
const REACHED = 'subscription($within: ID!, $after: String) { targetReached(within: $within, after: $after) { target { id } progress { state } } }';

/** What was asked for by key: the id that was answered, or null while nobody knows what became of it. */
const gifts = new Map();
const boards = new Map();
let province;
let unit;
let campaign;
let target;

/** To one replica or to several at the same moment: whoever answers says the same. */
async function give(key, replicas = [server]) {
  gifts.set(key, gifts.get(key) ?? null);
  const input = { idempotencyKey: key, organization: province, kind: 'CASH', amount: 1000, receivedOn: on, donor: { kind: 'CLAN', name: 'Dòng họ' } };
  const answers = await Promise.allSettled(replicas.map(replica => replica.ask(RECORD, { input }, token)));
  for (const { value } of answers.filter(answer => answer.status === 'fulfilled')) {
    assert.deepEqual(value.recordContribution.errors, []);
    const { id } = value.recordContribution.contribution;
    assert.ok(gifts.get(key) === null || gifts.get(key) === id, `${key} was answered ${gifts.get(key)}, then ${id}`);
    gifts.set(key, id);
  }
  if (gifts.get(key) === null) throw answers[0].reason;
}

/** A code is taken once: sent again it is refused, and the first was made. */
async function found(code) {
  boards.set(code, boards.get(code) ?? null);
  const { establishOrganization } = await server.ask(FOUND, { input: { code, name: `Ban ${code}`, level: 'BOARD', basis: 'AGENCY', parent: province, unit, on } }, token);
  assert.ok(establishOrganization.errors.every(error => error.code === 'ORGANIZATION_CODE_TAKEN'), JSON.stringify(establishOrganization.errors));
  boards.set(code, establishOrganization.organization?.id ?? 'made before');
}

/** Eight clients give and found until they are told to stop, or one is refused a connection; whatever was not answered stays unknown. */
function writing(replicas) {
  let over = false;
  const clients = Array.from({ length: 8 }, async (_, client) => {
    while (!over) {
      await (client === 0 ? found(`B-${randomUUID().slice(0, 8)}`) : give(randomUUID(), replicas)).catch(error => {
        if (error instanceof assert.AssertionError) throw error;
        return sleep(50);
      });
    }
  });
  return async () => { over = true; await Promise.all(clients); };
}

/** Sends again whatever nobody knows the end of, counts everything and has every kept figure recomputed. */
async function settled(what) {
  for (const [key, id] of gifts) if (id === null) await give(key);
  for (const [code, id] of boards) if (id === null) await found(code);
  const began = Date.now();
  while (await server.outstanding() > 0) {
    assert.ok(Date.now() - began < 45_000, 'events are stuck');
    await sleep(250);
  }
  const drained = (Date.now() - began) / 1000;
  const shown = await server.ask('query($id: ID!) { node(id: $id) { ... on Organization { fundSummary(year: 2023) { raised contributionCount } fund { balance } organizations(first: 1) { totalCount } } } verifyLedger { problems { kind } } }',
    { id: province }, token);
  assert.deepEqual(shown.verifyLedger.problems, []);
  assert.deepEqual(shown.node.fundSummary, { raised: gifts.size * 1000, contributionCount: gifts.size });
  assert.equal(shown.node.fund.balance, gifts.size * 1000);
  const followed = await server.ask('query($id: ID!) { node(id: $id) { ... on Target { progress { value } } } }', { id: target }, token);
  assert.equal(Number(followed.node.progress.value), gifts.size * 1000);
  assert.equal(shown.node.organizations.totalCount, boards.size);
  for (const keys = [...gifts.values()]; keys.length;) {
    const { nodes } = await server.ask('query($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: keys.splice(0, 50) }, token);
    assert.ok(nodes.every(node => node !== null), 'an acknowledged contribution is missing');
  }
  const { organizations } = await server.ask('query($where: OrganizationFilter) { organizations(where: $where, first: 100, orderBy: [CODE_DESC]) { nodes { code fund { openedOn } } } }',
    { where: { code: { startsWith: 'B-' } } }, token);
  assert.ok(organizations.nodes.every(board => board.fund), 'a board has no fund: its event was lost');
  const latency = await server.controlled(30);
  const totals = await server.recounted();
  console.log(`ok after ${(performance.now() / 1000).toFixed(0)} s: ${what}: ${gifts.size} contributions, ${boards.size} boards, events drained in ${drained.toFixed(1)} s, control query ${latency} ms, ${totals}`);
}

const sql = text => execFileSync(mysqlServer, ['sql', mysqlPort, mysqlFolder], { input: `use ${database}; ${text}`, encoding: 'utf8' }).trim().split('\n').at(-1);
const count = what => Number(sql(`select count(*) from ${what};`));
const left = () => count('EVENT_PUBLICATION');

/** A heap of events that failed once, each to be brought to its listener by two publications; what they do about it is counted by the database. */
function heap(events) {
  const listener = 'vn.khuyenhoc.campaign.following.FundsChanged.on(vn.khuyenhoc.fund.events.ContributionsReceived)';
  const first = BigInt(Date.now()) * 1_000_000n;
  sql(`create table if not exists noted (id bigint primary key);
    create trigger noting after insert on campaign_to_tell for each row insert into noted select new.id from dual where new.first_year = 2021;
    set session cte_max_recursion_depth = 10000000;
    insert into EVENT_PUBLICATION (ID, LISTENER_ID, EVENT_TYPE, SERIALIZED_EVENT, PUBLICATION_DATE, STATUS, COMPLETION_ATTEMPTS, LAST_RESUBMISSION_DATE)
    with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < ${events}), twice (t) as (select 1 union all select 2)
    select uuid(), '${listener}', 'vn.khuyenhoc.fund.events.ContributionsReceived',
      concat('{"eventId":', ${first} + n * 10, ',"sums":[{"organization":', (select min(organization_id) from organization_register), ',"month":202101,"contributions":1,"amount":0}]}'),
      now(6) - interval 1 hour, 'FAILED', 1, now(6) - interval 1 hour from numbers, twice; select 1;`);
  return () => {
    assert.equal(count('EVENT_PUBLICATION_ARCHIVE where SERIALIZED_EVENT like "%:202101,%"'), 2 * events, 'a publication was lost');
    assert.equal(count(`processed_event where event_id > ${first} and event_id <= ${first + BigInt(events) * 10n}`), events);
    assert.equal(count('noted'), events, 'an effect is missing, or there twice');
    assert.equal(count('parked_event'), 0);
  };
}

try {
  server.options = quick.learning;
  await server.start();
  unit = (await server.ask(UNIT, { input: { idempotencyKey: randomUUID(), code: '45', name: 'Tỉnh Thử', level: 'PROVINCE', kind: 'PROVINCE', on: '2000-01-01' } }, token)).establishUnit.unit.id;
  province = (await server.ask(FOUND, { input: { code: 'P', name: 'Hội Khuyến học tỉnh', level: 'PROVINCE', basis: 'TERRITORY', unit, on: '2000-01-01' } }, token)).establishOrganization.organization.id;

  // From here on each gift has a listener: campaign tells those who follow the target.
  campaign = (await server.ask(CAMPAIGN, { input: { idempotencyKey: randomUUID(), owner: province, kind: 'PLAN', title: 'Gây quỹ', issuer: 'Hội', launchedOn: '2023-01-01' } }, token)).recordCampaign.campaign.id;
  target = (await server.ask(TARGET, { input: { idempotencyKey: randomUUID(), campaign, organization: province, indicator: 'MONEY_RAISED', year: 2023, amount: '50000' } }, token)).setTarget.target.id;

  await server.end('SIGTERM');
  server.options = quick.learnt;
  server.recounting = quick.learnt;
  await server.start(SOON);
  let unanswered = 0;
  let unheard = 0;
  for (let round = 1; round <= Number(rounds); round++) {
    const stop = writing();
    await sleep(800 + Math.random() * 1500);
    assert.equal(await server.end('SIGKILL'), 'SIGKILL');
    await stop();
    const unknown = [...gifts.values()].filter(id => id === null).length;
    const events = left();
    unanswered += unknown;
    unheard += events;
    await server.start(SOON);
    await settled(`kill -9 of the application, round ${round} of ${rounds}, ${unknown} unanswered, ${events} events left`);
  }
  assert.ok(unanswered > 0 && unheard > 0, 'it was killed neither in mid-write nor in mid-listener');
  await server.end('SIGTERM');
  server.options = packaged;
  await server.start();

  let stop = writing();
  await sleep(1500);
  const code = await server.end('SIGTERM');
  await stop();
  assert.ok([143, 0, 'SIGTERM'].includes(code), `ended with ${code}`);
  await server.start();
  await settled('SIGTERM under load');

  stop = writing();
  await sleep(1500);
  mysql('kill');
  await sleep(1000);
  mysql('start');
  const back = await server.healthy(30);
  await stop();
  await settled(`kill -9 of MySQL, healthy ${back.toFixed(1)} s after it was back`);

  stop = writing();
  await sleep(1000);
  const pid = Number(readFileSync(join(mysqlFolder, 'mysqld.pid'), 'utf8'));
  process.kill(pid, 'SIGSTOP');
  await sleep(Number(process.env.FROZEN_SECONDS ?? 30) * 1000);
  process.kill(pid, 'SIGCONT');
  const thawed = await server.healthy(30);
  await stop();
  await settled(`MySQL stopped for a while, healthy ${thawed.toFixed(1)} s after it went on`);

  // Two replicas: who follows on one hears what the other recorded; each gift is sent to both at once; what a killed one left, the other brings to its listeners.
  const twin = new Server({ java, jar, port: 18182, settings, log: join(scratch, 'twin.log') });
  await twin.start();
  try {
    const progress = await server.follow(PROGRESS, { campaign, organization: province }, token);
    assert.equal(Number((await progress.next()).campaignProgress.targets[0].progress.value), gifts.size * 1000);
    await give(randomUUID(), [twin]);
    assert.equal(Number((await progress.next()).campaignProgress.targets[0].progress.value), gifts.size * 1000);
    progress.close();
    // Both bring the same heap to its listeners.
    const before = await Promise.all([server.acted(), twin.acted()]);
    const once = heap(10_000);
    for (const began = Date.now(); !(await server.acted() > before[0] && await twin.acted() > before[1]);) {
      assert.ok(Date.now() - began < 20_000, 'one of the replicas leaves all events to the other');
      await sleep(100);
    }
    const shared = left();
    stop = writing([server, twin]);
    await sleep(3000);
    assert.equal(await twin.end('SIGKILL'), 'SIGKILL');
    await stop();
    await settled(`two replicas asked the same at once and at the same heap of 20000 events (${shared} left when both were), one of them killed`);
    once();
    const reached = await server.follow(REACHED, { within: province, after: '0' }, token);
    assert.deepEqual(await reached.next(), { targetReached: { target: { id: target }, progress: { state: 'REACHED' } } });
    reached.close();
  } finally {
    twin.process.kill('SIGKILL');
  }

  await server.end('SIGTERM');
} catch (error) {
  console.error(error);
  console.error(`the server's log: ${join(scratch, 'server.log')}`);
  process.exitCode = 1;
} finally {
  server.process?.kill('SIGKILL');
  tokens.close();
}
