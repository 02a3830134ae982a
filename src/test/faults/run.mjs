// Kills, stops and freezes the packaged jar and its MySQL while clients write, and then counts: what was acknowledged is there, once, and
// what listeners do about it too. Usage: node run.mjs <java> <jar> <port of a running MySQL> <its folder> [rounds of kill -9, 20 unless told]
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
import { Load } from './load.mjs';
import { Server, unpacked } from './server.mjs';

const [java, jar, mysqlPort, mysqlFolder, rounds = '20'] = process.argv.slice(2);
const frozen = Number(process.env.FROZEN_SECONDS ?? 30);
const database = new Database(mysqlPort, mysqlFolder, 'faults');
const scratch = mkdtempSync(join(tmpdir(), 'faults-'));
const log = join(scratch, 'server.log');
const tokens = await issuer();
const token = tokens.token();
const settings = { ...database.settings, ...tokens.settings, KHUYENHOC_GATE_RATE_PERMINUTE: '1000000', KHUYENHOC_GATE_RATE_BURST: '100000' };
const server = new Server({ java, jar, port: 18180, settings, log, token });
const packaged = server.options;
const load = new Load(server, database, token);
const left = () => database.count('EVENT_PUBLICATION');
/** What a killed server was at is brought again sooner than usual, so that a round is short. */
const SOON = { KHUYENHOC_EVENTS_STALE: '2s', KHUYENHOC_EVENTS_BACKOFF: '2s' };

const PROGRESS = 'subscription($campaign: ID!, $organization: ID!) { campaignProgress(campaign: $campaign, organization: $organization) { targets { progress { value } } } }';
const REACHED = 'subscription($within: ID!, $after: String) { targetReached(within: $within, after: $after) { target { id } progress { state } } }';


await faults(log, async () => {
  await fault('the first start, with migrations', 300, async () => {
    const quick = unpacked(java, jar, join(scratch, 'unpacked'));
    server.options = quick.learning;
    await server.start();
    await load.begin();
    await server.end('SIGTERM');
    server.options = server.recounting = quick.learnt;
    await server.start(SOON);
  });

  let unanswered = 0;
  let unheard = 0;
  for (let round = 1; round <= Number(rounds); round++) {
    const name = `kill -9 of the application, round ${round} of ${rounds}`;
    await fault(name, 240, async () => {
      const stop = load.writing();
      await sleep(800 + Math.random() * 1500);
      assert.equal(await server.end('SIGKILL'), 'SIGKILL');
      await stop();
      const unknown = load.unanswered;
      const events = left();
      unanswered += unknown;
      unheard += events;
      const recovered = await server.restart(SOON);
      await load.settled(`${name}, ${unknown} unanswered, ${events} events left, ${recovered}`);
    });
  }
  assert.ok(unanswered > 0 && unheard > 0, 'it was killed neither in mid-write nor in mid-listener');

  await fault('SIGTERM under load', 360, async () => {
    await server.end('SIGTERM');
    server.options = packaged;
    await server.start();
    const stop = load.writing();
    await sleep(1500);
    const code = await server.end('SIGTERM');
    await stop();
    assert.ok([143, 0, 'SIGTERM'].includes(code), `ended with ${code}`);
    await load.settled(`SIGTERM under load, ${await server.restart()}`);
  });

  await fault('kill -9 of MySQL', 240, async () => {
    const stop = load.writing();
    await sleep(1500);
    database.kill();
    await sleep(1000);
    const began = Date.now();
    database.start();
    const recovered = await server.recovered(began);
    await stop();
    await load.settled(`kill -9 of MySQL, ${recovered}`);
  });

  await fault('MySQL stopped for a while', 240 + frozen, async () => {
    const stop = load.writing();
    await sleep(1000);
    await database.frozen(frozen);
    const recovered = await server.recovered(Date.now());
    await stop();
    await load.settled(`MySQL stopped for ${frozen} s, ${recovered}`);
  });

  // Who follows on one hears what the other recorded; each gift is sent to both at once; what a killed one left, the other brings to its listeners.
  await fault('two replicas', 420, async () => {
    const twin = new Server({ java, jar, port: 18182, settings, log: join(scratch, 'twin.log'), token });
    await twin.start();
    const progress = await server.follow(PROGRESS, { campaign: load.campaign, organization: load.province }, token);
    assert.equal(Number((await progress.next()).campaignProgress.targets[0].progress.value), load.raised);
    await load.give(randomUUID(), [twin]);
    assert.equal(Number((await progress.next()).campaignProgress.targets[0].progress.value), load.raised);
    progress.close();

    const before = await Promise.all([server.acted(), twin.acted()]);
    const heap = new Heap(database, { listeners: ['FundsChanged'], events: 10_000, times: 2, year: 2021 });
    for (const began = Date.now(); !(await server.acted() > before[0] && await twin.acted() > before[1]);) {
      assert.ok(Date.now() - began < 20_000, 'one of the replicas leaves all events to the other');
      await sleep(100);
    }
    const shared = left();
    const stop = load.writing([server, twin]);
    await sleep(3000);
    assert.equal(await twin.end('SIGKILL'), 'SIGKILL');
    const recovered = await server.recovered(Date.now());
    await stop();
    await load.settled(`two replicas asked the same at once and at the same heap of 20000 events (${shared} left when both were), one of them killed: the other ${recovered}`);
    heap.over();
    const reached = await server.follow(REACHED, { within: load.province, after: '0' }, token);
    assert.deepEqual(await reached.next(), { targetReached: { target: { id: load.target }, progress: { state: 'REACHED' } } });
    reached.close();
    await server.end('SIGTERM');
  });
});
