// What publishing an event adds to a mutation, in CPU time of the application and of mysqld: recordContribution where somebody follows the money that is raised, so that its event is published,
// and where nobody has such a target, so that it is not. While the mutations are measured, no listener begins (a lock on the table in which each writes first); what they take comes after, and is told apart.
//   node src/bench/publishing-cpu.mjs <java> <jar> <port of MySQL> <its folder> [rounds, 15]
// MySQL is one that .ci/mysql-server started; makes two schemas there with the sample, on ports 18190 and 18192, and asks both in turns. Prints the medians, and of the rounds' differences too.
import { Loaded, median } from './on-mysql.mjs';

const [java, jar, mysqlPort, mysqlFolder, rounds = '15'] = process.argv.slice(2);
const GIFTS = 1000;
const make = (name, port) => new Loaded({ java, jar, mysqlPort, mysqlFolder, schema: `publishing_${name}_${Date.now()}`, port });
const published = make('on', 18190);
const silent = make('off', 18192);

try {
  for (const one of [published, silent]) await one.start();
  // What a stopped process leaves waiting, another would bring after ten minutes; what it knows to be a target's indicator it does not ask for again.
  await silent.quiet();
  await silent.stop();
  silent.sql("delete from campaign_target where indicator = 'MONEY_RAISED'; select 1;");
  await silent.start();
  const told = one => Number(one.sql("select count(*) from EVENT_PUBLICATION_ARCHIVE where EVENT_TYPE like '%ContributionsReceived';"));
  const measured = async one => {
    const release = await one.hold();
    const mutation = await one.cpu(GIFTS, () => one.give(GIFTS));
    const listener = await one.cpu(GIFTS, async () => { await release(); await one.quiet(); });
    return { mutation, listener };
  };
  for (let warm = 0; warm < 8; warm++) for (const one of [published, silent]) await measured(one);
  const before = [told(published), told(silent)];
  const seen = [];
  for (let round = 0; round < Number(rounds); round++) {
    const figures = {};
    for (const one of round % 2 ? [silent, published] : [published, silent]) figures[one === published ? 'on' : 'off'] = await measured(one);
    seen.push(figures);
    const shown = ({ server, mysqld }) => `${server.toFixed(2)} + ${mysqld.toFixed(2)}`;
    console.log(`with its event ${shown(figures.on.mutation)} ms, its listener ${shown(figures.on.listener)} ms; without ${shown(figures.off.mutation)} ms`);
  }
  if (told(published) - before[0] !== GIFTS * Number(rounds) || told(silent) !== before[1]) throw new Error('not each gift of the one was told, or some of the other');
  const of = (which, what) => median(seen.map(figures => figures[which].mutation[what]));
  console.log(`medians: with its event ${of('on', 'server').toFixed(2)} + ${of('on', 'mysqld').toFixed(2)} ms of CPU a mutation, without ${of('off', 'server').toFixed(2)} + ${of('off', 'mysqld').toFixed(2)} ms; `
    + `publishing adds ${median(seen.map(({ on, off }) => on.mutation.cpu - off.mutation.cpu)).toFixed(2)} ms, its listener takes ${median(seen.map(({ on, off }) => on.listener.cpu - off.listener.cpu)).toFixed(2)} ms`);
} finally {
  for (const one of [published, silent]) one.drop();
}
