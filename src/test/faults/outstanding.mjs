// Starts and ends the packaged jar with 100,000 events outstanding: it serves at once, ends in time, loses nothing, and each listener acts once.
// Usage: node outstanding.mjs <java> <jar> <port of a running MySQL> <its folder> [events, 100000 unless told]
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Database } from './database.mjs';
import { fault, faults } from './fault.mjs';
import { Heap } from './heap.mjs';
import { issuer } from './issuer.mjs';
import { Server, unpacked } from './server.mjs';

const [java, jar, mysqlPort, mysqlFolder, many = '100000'] = process.argv.slice(2);
const database = new Database(mysqlPort, mysqlFolder, 'outstanding');
const scratch = mkdtempSync(join(tmpdir(), 'faults-'));
const log = join(scratch, 'server.log');
const tokens = await issuer();
const token = tokens.token();
const server = new Server({ java, jar, port: 18184, settings: { ...database.settings, ...tokens.settings }, log, token });
const year = new Date().getFullYear();

const made = async (name, of, input) => {
  const type = name[0].toUpperCase() + name.slice(1);
  const { [name]: payload } = await server.ask(`mutation($input: ${type}Input!) { ${name}(input: $input) { ${of} { id } errors { code message } } }`, { input }, token);
  assert.deepEqual(payload.errors, []);
  return payload[of].id;
};

async function ends() {
  const began = Date.now();
  const code = await server.end('SIGTERM', 30);
  assert.ok([143, 0, 'SIGTERM'].includes(code), `ended with ${code}`);
  return `ended after ${((Date.now() - began) / 1000).toFixed(1)} s`;
}

/** Seconds until there is none of it. */
async function none(table, patience) {
  const began = Date.now();
  for (let left; (left = database.count(table)) > 0; await sleep(500)) {
    assert.ok(Date.now() - began < patience * 1000, `${left} of ${table} after ${patience} s`);
  }
  return ((Date.now() - began) / 1000).toFixed(1);
}

await faults(log, async () => {
  await fault('a province with two targets', 300, async () => {
    const quick = unpacked(java, jar, join(scratch, 'unpacked'), []);
    server.options = quick.learning;
    await server.start();
    const unit = await made('establishUnit', 'unit', { idempotencyKey: randomUUID(), code: '45', name: 'Tỉnh Thử', level: 'PROVINCE', kind: 'PROVINCE', on: '2000-01-01' });
    const province = await made('establishOrganization', 'organization', { code: 'P', name: 'Hội Khuyến học tỉnh', level: 'PROVINCE', basis: 'TERRITORY', unit, on: '2000-01-01' });
    const campaign = await made('recordCampaign', 'campaign', { idempotencyKey: randomUUID(), owner: province, kind: 'PLAN', title: 'Gây quỹ', issuer: 'Hội', launchedOn: '2023-01-01' });
    for (const indicator of ['MONEY_RAISED', 'MEMBERS']) {
      await made('setTarget', 'target', { idempotencyKey: randomUUID(), campaign, organization: province, indicator, year, amount: '50000' });
    }
    await none('EVENT_PUBLICATION', 60);
    await server.end('SIGTERM');
    server.options = server.recounting = quick.learnt;
  });
  const heap = new Heap(database, { listeners: ['FundsChanged', 'MembersChanged'], events: Math.ceil(Number(many) / 2), year });

  await fault('many outstanding events at start and at stop', 120, async () => {
    const recovered = await server.restart();
    await sleep(5_000);
    const ended = await ends();
    const { waiting, acts } = heap.counted();
    assert.ok(waiting > 0 && acts > 0, `it was ended with ${waiting} of ${heap.publications} outstanding`);
    console.log(`ok: ${heap.publications} events outstanding: ${recovered}, ${ended}; ${waiting} wait, ${acts} were acted on`);
  });

  await fault('the rest of many outstanding events', 300, async () => {
    const recovered = await server.restart();
    const drained = await none('EVENT_PUBLICATION', 120);
    await none('campaign_to_tell', 60);
    assert.equal(database.count('(select distinct target_id from campaign_news) as told'), 2);
    const acts = heap.over();
    const totals = await server.recounted();
    console.log(`ok: started again: ${recovered}, drained ${drained} s later; all ${acts} were acted on once, ${totals}, ${await ends()}`);
  });
});
