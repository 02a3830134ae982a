// Starts and ends the packaged jar with 100,000 events outstanding: it serves at once, ends in time, loses nothing, and each listener acts once.
// Usage: node outstanding.mjs <java> <jar> <port of a running MySQL> <its folder> [events, 100000 unless told]
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { issuer } from './issuer.mjs';
import { Server, unpacked } from './server.mjs';

const [java, jar, mysqlPort, mysqlFolder, many = '100000'] = process.argv.slice(2);
const each = Math.ceil(Number(many) / 2);
const database = `outstanding_${Date.now()}`;
const mysqlServer = join(dirname(fileURLToPath(import.meta.url)), '../../../.ci/mysql-server');
const sql = text => execFileSync(mysqlServer, ['sql', mysqlPort, mysqlFolder], { input: `use ${database}; ${text}`, encoding: 'utf8' }).trim().split('\n').at(-1);
const count = what => Number(sql(`select count(*) from ${what};`));
const scratch = mkdtempSync(join(tmpdir(), 'faults-'));
const tokens = await issuer();
const token = tokens.token();
const settings = {
  SPRING_DATASOURCE_URL: `jdbc:mysql://127.0.0.1:${mysqlPort}/${database}?createDatabaseIfNotExist=true`, SPRING_DATASOURCE_USERNAME: 'khuyenhoc', SPRING_DATASOURCE_PASSWORD: 'khuyenhoc',
  SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUERURI: tokens.address, SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_AUDIENCES: 'khuyenhoc',
};
const server = new Server({ java, jar, port: 18184, settings, log: join(scratch, 'server.log') });
const quick = unpacked(java, jar, join(scratch, 'unpacked'));
const SERVES = 30_000;
const ENDS = 30_000;

const made = async (name, of, input) => {
  const type = name[0].toUpperCase() + name.slice(1);
  const { [name]: payload } = await server.ask(`mutation($input: ${type}Input!) { ${name}(input: $input) { ${of} { id } errors { code message } } }`, { input }, token);
  assert.deepEqual(payload.errors, []);
  return payload[of].id;
};

/** How long it took until it was healthy and a control query was answered within 200 ms. */
async function serves() {
  const began = Date.now();
  await server.start();
  await server.controlled(SERVES / 1000);
  assert.ok(Date.now() - began < SERVES, `serving after ${Date.now() - began} ms`);
  return ((Date.now() - began) / 1000).toFixed(1);
}

async function ends() {
  const began = Date.now();
  const code = await server.end('SIGTERM');
  assert.ok([143, 0, 'SIGTERM'].includes(code), `ended with ${code}`);
  assert.ok(Date.now() - began < ENDS, `ended after ${Date.now() - began} ms`);
  return ((Date.now() - began) / 1000).toFixed(1);
}

/** Each event waits or was acted on, none twice: more is done than is put away only by what was cut off between the two. */
function nothingLost(of, kept) {
  const acted = count('processed_event where listener like "%following%"');
  const waiting = count('EVENT_PUBLICATION');
  const done = count('EVENT_PUBLICATION_ARCHIVE where LISTENER_ID like "%following%"');
  assert.equal(waiting + done, kept, `${waiting} wait, ${done} were acted on, of ${kept}`);
  assert.ok(acted >= done && acted <= of, `${acted} acts for ${done} events`);
  return `${waiting} wait, ${acted} were acted on`;
}

try {
  server.options = quick.learning;
  await server.start();
  const unit = await made('establishUnit', 'unit', { idempotencyKey: randomUUID(), code: '45', name: 'Tỉnh Thử', level: 'PROVINCE', kind: 'PROVINCE', on: '2000-01-01' });
  const province = await made('establishOrganization', 'organization', { code: 'P', name: 'Hội Khuyến học tỉnh', level: 'PROVINCE', basis: 'TERRITORY', unit, on: '2000-01-01' });
  const campaign = await made('recordCampaign', 'campaign', { idempotencyKey: randomUUID(), owner: province, kind: 'PLAN', title: 'Gây quỹ', issuer: 'Hội', launchedOn: '2023-01-01' });
  const year = new Date().getFullYear();
  await made('setTarget', 'target', { idempotencyKey: randomUUID(), campaign, organization: province, indicator: 'MONEY_RAISED', year, amount: '50000' });
  await made('setTarget', 'target', { idempotencyKey: randomUUID(), campaign, organization: province, indicator: 'MEMBERS', year, amount: '50000' });
  while (count('EVENT_PUBLICATION') > 0) await sleep(200);
  await server.end('SIGTERM');
  server.options = quick.learnt;
  server.recounting = quick.learnt;

  const key = sql('select min(organization_id) from organization_register;');
  const first = BigInt(Date.now()) * 1_000_000n;
  [['FundsChanged', 'fund.events.ContributionsReceived', '"contributions":1,"amount":0'], ['MembersChanged', 'organization.events.MembersEnrolled', '"members":0']].forEach(([listener, event, sum], place) =>
    sql(`set session cte_max_recursion_depth = 10000000;
      insert into EVENT_PUBLICATION (ID, LISTENER_ID, EVENT_TYPE, SERIALIZED_EVENT, PUBLICATION_DATE, STATUS, COMPLETION_ATTEMPTS, LAST_RESUBMISSION_DATE)
      with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < ${each})
      select uuid(), 'vn.khuyenhoc.campaign.following.${listener}.on(vn.khuyenhoc.${event})', 'vn.khuyenhoc.${event}',
        concat('{"eventId":', ${first + BigInt(place)} + n * 10, ',"sums":[{"organization":${key},"month":${year}01,${sum}}]}'),
        now(6) - interval 1 hour, 'FAILED', 1, now(6) - interval 1 hour from numbers; select 1;`));
  const all = 2 * each;
  const served = await serves();
  await sleep(5_000);
  const ended = await ends();
  console.log(`ok: ${all} events outstanding: served after ${served} s, ended after ${ended} s; ${nothingLost(all, all)}`);

  // The rest need not be waited for: a few of them, and what was acted on just before the end.
  sql('delete from EVENT_PUBLICATION where SERIALIZED_EVENT not like "%000,\\"sums%" and SERIALIZED_EVENT not like "%001,\\"sums%"; select 1;');
  const kept = count('EVENT_PUBLICATION') + count('EVENT_PUBLICATION_ARCHIVE where LISTENER_ID like "%following%"');
  const again = await serves();
  const began = Date.now();
  while (await server.outstanding() > 0) {
    assert.ok(Date.now() - began < 60_000, 'events are stuck');
    await sleep(500);
  }
  while (count('campaign_to_tell') > 0) {
    assert.ok(Date.now() - began < 60_000, 'followers are not told');
    await sleep(500);
  }
  assert.equal(count('(select distinct target_id from campaign_news) as told'), 2);
  assert.equal(count('parked_event'), 0);
  const drained = ((Date.now() - began) / 1000).toFixed(1);
  const totals = await server.recounted();
  await ends();
  console.log(`ok: started again after ${again} s, the rest drained in ${drained} s; ${nothingLost(all, kept)}, ${totals}`);
} catch (error) {
  console.error(error);
  console.error(`the server's log: ${join(scratch, 'server.log')}`);
  process.exitCode = 1;
} finally {
  server.process?.kill('SIGKILL');
  tokens.close();
}
