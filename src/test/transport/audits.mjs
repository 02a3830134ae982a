// Every audit of graphql-http must be answered with "ok"; a warning is a failure too.
import { serverAudits } from 'graphql-http';

const audits = serverAudits({ url: process.argv[2] });
let passed = 0;
for (const audit of audits) {
  const result = await audit.fn();
  if (result.status === 'ok') passed += 1;
  else console.log(`${result.status} ${audit.id} ${audit.name}: ${result.reason}`);
}
console.log(`graphql-http: ${passed} of ${audits.length} audits ok`);
if (audits.length < 61 || passed < audits.length) process.exitCode = 1;
