// A heap of outstanding events, which failed once an hour ago; what listeners do about them is counted by the database itself.
import assert from 'node:assert/strict';

/** Listeners of the campaign module, and the indicators of which they note that there is something to tell. */
const LISTENERS = {
  FundsChanged: { event: 'fund.events.ContributionsReceived', sum: '"contributions":1,"amount":0', indicators: ['MONEY_RAISED'] },
  MembersChanged: { event: 'organization.events.MembersEnrolled', sum: '"members":0', indicators: ['MEMBERS', 'MEMBERSHIP_RATIO'] },
};

export class Heap {
  /**
   * @param events how many of each listener
   * @param times how many publications there are of each event
   * @param year what the events are about; nothing else may be
   */
  constructor(database, { listeners, events, times = 1, year }) {
    Object.assign(this, { database, listeners, events, times, year });
    this.publications = listeners.length * events * times;
    database.sql(`create table noted (id bigint primary key, indicator varchar(40));
      create trigger noting after insert on campaign_to_tell for each row insert into noted select new.id, new.indicator from dual where new.first_year = ${year};
      select 1;`);
    this.first = BigInt(Date.now()) * 1_000_000n;
    listeners.forEach((listener, place) => this.#publish(listener, this.first + BigInt(place)));
  }

  #publish(listener, first) {
    const { event, sum } = LISTENERS[listener];
    this.database.sql(`set session cte_max_recursion_depth = 10000000;
      insert into EVENT_PUBLICATION (ID, LISTENER_ID, EVENT_TYPE, SERIALIZED_EVENT, PUBLICATION_DATE, STATUS, COMPLETION_ATTEMPTS, LAST_RESUBMISSION_DATE)
      with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < ${this.events}), copies (c) as (select 1 union all select c + 1 from copies where c < ${this.times})
      select uuid(), 'vn.khuyenhoc.campaign.following.${listener}.on(vn.khuyenhoc.${event})', 'vn.khuyenhoc.${event}',
        concat('{"eventId":', ${first} + n * 10, ',"sums":[{"organization":', (select min(organization_id) from organization_register), ',"month":${this.year}01,${sum}}]}'),
        now(6) - interval 1 hour, 'FAILED', 1, now(6) - interval 1 hour from numbers, copies; select 1;`);
  }

  /** Each publication waits or was done, and what was acted on has each of its effects once: exactly as many as events. */
  counted() {
    const ours = `SERIALIZED_EVENT like '%"month":${this.year}01,%'`;
    const [waiting, done, ...acted] = this.database.counts(`EVENT_PUBLICATION where ${ours}`, `EVENT_PUBLICATION_ARCHIVE where ${ours}`, ...this.listeners.flatMap(listener => [
      `processed_event where listener like '%${listener}' and event_id > ${this.first} and event_id <= ${this.first + BigInt(this.events + 1) * 10n}`,
      ...LISTENERS[listener].indicators.map(indicator => `noted where indicator = '${indicator}'`)]));
    assert.equal(waiting + done, this.publications, `${waiting} wait and ${done} are done: a publication was lost`);
    let acts = 0;
    for (const listener of this.listeners) {
      const [heard, ...effects] = acted.splice(0, 1 + LISTENERS[listener].indicators.length);
      assert.ok(effects.every(effect => effect === heard), `${listener} acted on ${heard} events with ${effects} effects: one is missing, or there twice`);
      assert.ok(heard <= this.events, `${listener} acted on ${heard} events of ${this.events}`);
      acts += heard;
    }
    assert.ok(done <= acts * this.times, `${done} are done, but ${acts} were acted on`);
    return { waiting, acts };
  }

  /** Nothing waits, nothing is parked, and each event was acted on. */
  over() {
    const { acts } = this.counted();
    assert.deepEqual(this.database.counts('EVENT_PUBLICATION', 'parked_event'), [0, 0], 'a publication is stuck, or parked');
    assert.equal(acts, this.listeners.length * this.events);
    return acts;
  }
}
