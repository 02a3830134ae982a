// Whether a million archived publications slow the start, the end or writes: two samples on one MySQL, of which one's archive is filled, in turns.
//   node src/bench/archive-million.mjs <java> <jar> <port of MySQL> <its folder> [rounds, 6] [publications, 1000000]
// MySQL is one that .ci/mysql-server started; the servers use ports 18190 and 18192. Prints the medians of both, and of the rounds' ratios.
import { Loaded, median } from './on-mysql.mjs';

const [java, jar, mysqlPort, mysqlFolder, rounds = '6', publications = '1000000'] = process.argv.slice(2);
const GIFTS = 500;
const make = (name, port) => new Loaded({ java, jar, mysqlPort, mysqlFolder, schema: `archive_${name}_${Date.now()}`, port });
const empty = make('empty', 18190);
const full = make('full', 18192);

/** As they would be after some days, with what remembers that each was acted on. */
function fill() {
  full.sql(`set session cte_max_recursion_depth = 100000000;
    insert into EVENT_PUBLICATION_ARCHIVE (ID, LISTENER_ID, EVENT_TYPE, SERIALIZED_EVENT, PUBLICATION_DATE, COMPLETION_DATE, STATUS, COMPLETION_ATTEMPTS, LAST_RESUBMISSION_DATE)
    with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < ${publications})
    select uuid(), 'vn.khuyenhoc.campaign.following.FundsChanged.on(vn.khuyenhoc.fund.events.ContributionsReceived)', 'vn.khuyenhoc.fund.events.ContributionsReceived',
      concat('{"eventId":', n, ',"sums":[{"organization":', n, ',"month":202301,"contributions":1,"amount":1000}]}'),
      now(6) - interval n second, now(6) - interval n second, 'COMPLETED', 1, now(6) - interval n second from numbers;
    insert into processed_event (listener, event_id, processed_at)
    with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < ${publications})
    select 'vn.khuyenhoc.campaign.following.FundsChanged', n, now(6) from numbers; select 1;`);
}

async function begun(one) {
  const { wall, cpu } = await one.start();
  await one.quiet();
  return { 'start, s': wall, 'start, s of CPU': cpu, 'stop, s': await one.stop() };
}

async function written(one) {
  let wall;
  const { cpu } = await one.cpu(GIFTS, async () => {
    wall = await one.give(GIFTS);
    await one.quiet();
  });
  return { 'write, ms': wall, 'write, ms of CPU': cpu };
}

/** Of both in turns, whoever was second being first next. */
async function inTurns(many, measure) {
  const seen = [];
  for (let turn = 0; turn < many; turn++) {
    const figures = {};
    for (const one of turn % 2 ? [full, empty] : [empty, full]) figures[one === full ? 'full' : 'empty'] = await measure(one);
    seen.push(figures);
    console.log(JSON.stringify(figures));
  }
  for (const what of Object.keys(seen[0].full)) {
    console.log(`${what}: ${median(seen.map(({ full: some }) => some[what])).toFixed(2)} with a full archive, ${median(seen.map(({ empty: none }) => none[what])).toFixed(2)} with an empty one; `
      + `ratio ${median(seen.map(({ full: some, empty: none }) => some[what] / none[what])).toFixed(3)}`);
  }
}

try {
  for (const one of [empty, full]) {
    await one.start();
    await one.quiet();
    await one.stop();
  }
  fill();
  console.log(`${full.sql('select count(*) from EVENT_PUBLICATION_ARCHIVE;')} archived publications, and ${empty.sql('select count(*) from EVENT_PUBLICATION_ARCHIVE;')}`);
  await inTurns(Number(rounds), begun);
  for (const one of [empty, full]) await one.start();
  for (let warm = 0; warm < 8; warm++) for (const one of [empty, full]) await written(one);
  await inTurns(2 * Number(rounds), written);
} finally {
  for (const one of [empty, full]) one.drop();
}
