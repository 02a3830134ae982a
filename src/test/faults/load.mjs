// Clients that write and note what they were answered, and the count of all of it afterwards.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

const RECORD = 'mutation($input: RecordContributionInput!) { recordContribution(input: $input) { contribution { id receiptNumber } errors { code } } }';
const FOUND = 'mutation($input: EstablishOrganizationInput!) { establishOrganization(input: $input) { organization { id } errors { code message } } }';
const UNIT = 'mutation($input: EstablishUnitInput!) { establishUnit(input: $input) { unit { id } errors { code message } } }';
const CAMPAIGN = 'mutation($input: RecordCampaignInput!) { recordCampaign(input: $input) { campaign { id } errors { code message } } }';
const TARGET = 'mutation($input: SetTargetInput!) { setTarget(input: $input) { target { id } errors { code message } } }';
const FIGURES = `query($id: ID!, $target: ID!) {
  node(id: $id) { ... on Organization { fundSummary(year: 2023) { raised contributionCount } fund { balance } organizations(first: 1) { totalCount } } }
  target: node(id: $target) { ... on Target { progress { value } } }
  verifyLedger { problems { kind } }
}`;
const BOARDS = 'query($where: OrganizationFilter) { organizations(where: $where, first: 100, orderBy: [CODE_DESC]) { nodes { code fund { openedOn } } } }';
const on = '2023-05-10';
/** Seconds: the lock of a server that was killed as it brought events holds for a minute, and what it was at is stale after 20. */
const DRAINED = 120;

/** A province with a target for money raised: campaign tells those who follow it, so that each gift has a listener. */
export class Load {
  /** What was asked for by key: the id that was answered, or null while nobody knows what became of it. */
  gifts = new Map();
  boards = new Map();

  constructor(server, database, token) {
    Object.assign(this, { server, database, token });
  }

  async begin() {
    const ask = (query, input) => this.server.ask(query, { input }, this.token);
    this.unit = (await ask(UNIT, { idempotencyKey: randomUUID(), code: '45', name: 'Tỉnh Thử', level: 'PROVINCE', kind: 'PROVINCE', on: '2000-01-01' })).establishUnit.unit.id;
    this.province = (await ask(FOUND, { code: 'P', name: 'Hội Khuyến học tỉnh', level: 'PROVINCE', basis: 'TERRITORY', unit: this.unit, on: '2000-01-01' })).establishOrganization.organization.id;
    this.campaign = (await ask(CAMPAIGN, { idempotencyKey: randomUUID(), owner: this.province, kind: 'PLAN', title: 'Gây quỹ', issuer: 'Hội', launchedOn: '2023-01-01' })).recordCampaign.campaign.id;
    this.target = (await ask(TARGET, { idempotencyKey: randomUUID(), campaign: this.campaign, organization: this.province, indicator: 'MONEY_RAISED', year: 2023, amount: '50000' })).setTarget.target.id;
  }

  get raised() {
    return this.gifts.size * 1000;
  }

  get unanswered() {
    return [...this.gifts.values()].filter(id => id === null).length;
  }

  /** To one replica or to several at the same moment: whoever answers says the same. */
  async give(key, replicas = [this.server]) {
    const { gifts } = this;
    gifts.set(key, gifts.get(key) ?? null);
    const input = { idempotencyKey: key, organization: this.province, kind: 'CASH', amount: 1000, receivedOn: on, donor: { kind: 'CLAN', name: 'Dòng họ' } };
    const answers = await Promise.allSettled(replicas.map(replica => replica.ask(RECORD, { input }, this.token)));
    for (const { value } of answers.filter(answer => answer.status === 'fulfilled')) {
      assert.deepEqual(value.recordContribution.errors, []);
      const { id } = value.recordContribution.contribution;
      assert.ok(gifts.get(key) === null || gifts.get(key) === id, `${key} was answered ${gifts.get(key)}, then ${id}`);
      gifts.set(key, id);
    }
    if (gifts.get(key) === null) throw answers[0].reason;
  }

  /** A code is taken once: sent again it is refused, and the first was made. */
  async found(code) {
    this.boards.set(code, this.boards.get(code) ?? null);
    const input = { code, name: `Ban ${code}`, level: 'BOARD', basis: 'AGENCY', parent: this.province, unit: this.unit, on };
    const { establishOrganization } = await this.server.ask(FOUND, { input }, this.token);
    assert.ok(establishOrganization.errors.every(error => error.code === 'ORGANIZATION_CODE_TAKEN'), JSON.stringify(establishOrganization.errors));
    this.boards.set(code, establishOrganization.organization?.id ?? 'made before');
  }

  /** Eight clients give and found until they are told to stop; whatever was not answered stays unknown. */
  writing(replicas) {
    let over = false;
    const clients = Promise.all(Array.from({ length: 8 }, async (_, client) => {
      while (!over) {
        await (client === 0 ? this.found(`B-${randomUUID().slice(0, 8)}`) : this.give(randomUUID(), replicas)).catch(error => {
          if (error instanceof assert.AssertionError) throw error;
          return sleep(50);
        });
      }
    }));
    clients.catch(() => {}); // Whoever stops them hears of it.
    return async () => { over = true; await clients; };
  }

  /** Sends again whatever nobody knows the end of, counts everything and has every kept figure recomputed. */
  async settled(what) {
    for (const [key, id] of this.gifts) if (id === null) await this.give(key);
    for (const [code, id] of this.boards) if (id === null) await this.found(code);
    const began = Date.now();
    while (await this.server.outstanding() > 0) {
      assert.ok(Date.now() - began < DRAINED * 1000, `events are stuck after ${DRAINED} s`);
      await sleep(250);
    }
    const drained = ((Date.now() - began) / 1000).toFixed(1);
    assert.deepEqual(this.database.counts('EVENT_PUBLICATION', 'parked_event'), [0, 0], 'a publication is stuck, or parked');
    await this.#counted();
    const totals = await this.server.recounted();
    console.log(`ok after ${(performance.now() / 1000).toFixed(0)} s: ${what}: ${this.gifts.size} contributions, ${this.boards.size} boards, events drained in ${drained} s, ${totals}`);
  }

  async #counted() {
    const { node, target, verifyLedger } = await this.server.ask(FIGURES, { id: this.province, target: this.target }, this.token);
    assert.deepEqual(verifyLedger.problems, []);
    assert.deepEqual(node.fundSummary, { raised: this.raised, contributionCount: this.gifts.size });
    assert.equal(node.fund.balance, this.raised);
    assert.equal(Number(target.progress.value), this.raised);
    assert.equal(node.organizations.totalCount, this.boards.size);
    for (const keys = [...this.gifts.values()]; keys.length;) {
      const { nodes } = await this.server.ask('query($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: keys.splice(0, 50) }, this.token);
      assert.ok(nodes.every(node => node !== null), 'an acknowledged contribution is missing');
    }
    const { organizations } = await this.server.ask(BOARDS, { where: { code: { startsWith: 'B-' } } }, this.token);
    assert.ok(organizations.nodes.every(board => board.fund), 'a board has no fund: its event was lost');
  }
}
