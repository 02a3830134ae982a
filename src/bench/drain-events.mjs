// How fast events that are outstanding reach their listeners: puts as many into the table as are asked for, for four listeners, and waits until none is left.
//   node src/bench/drain-events.mjs <database, such as khuyenhoc> <port of MySQL> <its folder> [how many, 100000] [management address]
// The application must run on that database, with the sample province; MySQL is one that .ci/mysql-server started. Prints listener runs a second,
// and how long the health check took meanwhile at the worst.
import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';

const [database, port, folder, many = '100000', management = 'http://127.0.0.1:8081'] = process.argv.slice(2);
const script = join(dirname(fileURLToPath(import.meta.url)), '../../.ci/mysql-server');
const sql = text => execFileSync(script, ['sql', port, folder], { input: `use ${database}; ${text}` }).toString().trim().split('\n').at(-1);

const organization = sql('select min(organization_id) from fund_account;');
const first = BigInt(Date.now()) * 1_000_000n;
const listeners = [
  ['fund.ledger.FundKeeper', 'organization.events.OrganizationsEstablished', `'"on":"2020-01-01","organizations":[${organization}]'`],
  ['campaign.following.FundsChanged', 'fund.events.ContributionsReceived', `'"sums":[{"organization":${organization},"month":202301,"contributions":1,"amount":1000}]'`],
  ['campaign.following.MembersChanged', 'organization.events.MembersEnrolled', `'"sums":[{"organization":${organization},"month":202301,"members":1}]'`],
  ['campaign.following.AccountsChanged', 'recognition.events.CitizenAccountsRegistered', `'"organization":${organization},"on":"2023-01-01","accounts":1'`],
];
const each = Math.ceil(Number(many) / listeners.length);
listeners.forEach(([listener, event, fields], place) => sql(`set session cte_max_recursion_depth = 10000000;
  insert into EVENT_PUBLICATION (ID, LISTENER_ID, EVENT_TYPE, SERIALIZED_EVENT, PUBLICATION_DATE, STATUS, COMPLETION_ATTEMPTS, LAST_RESUBMISSION_DATE)
  with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < ${each})
  select uuid(), 'vn.khuyenhoc.${listener}.on(vn.khuyenhoc.${event})', 'vn.khuyenhoc.${event}', concat('{"eventId":', ${first + BigInt(place)} + n * 10, ',', ${fields}, '}'),
    now(6) - interval 1 hour, 'FAILED', 1, now(6) - interval 1 hour from numbers; select 1;`));

const began = Date.now();
let worst = 0;
let left;
do {
  const asked = Date.now();
  await fetch(`${management}/actuator/health`).then(answer => answer.text());
  worst = Math.max(worst, Date.now() - asked);
  await sleep(500);
  left = Number(sql("select count(*) from EVENT_PUBLICATION;"));
  if (process.env.SAY) console.log(((Date.now() - began) / 1000).toFixed(1), left);
} while (left > 0);
const seconds = (Date.now() - began) / 1000;
console.log(`${each * listeners.length} listener runs in ${seconds.toFixed(1)} s: ${(each * listeners.length / seconds).toFixed(0)} a second; health answered within ${worst} ms`);
