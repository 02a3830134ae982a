// How soon after its navigation the workbench can be used, in a browser that has never seen it and in one that has.
//   node src/bench/workbench-ready.mjs [address] [rounds]
// against the application with --spring.profiles.active=sample, with what src/test/workbench installs. Prints medians of milliseconds: until the run button stands there and answers,
// until the library can be searched, until the editor is drawn, and until a press at the first moment has its answer on the screen; and the CPU that a visit cost the browser.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const [address = 'http://127.0.0.1:8080', rounds = '7'] = process.argv.slice(2);
const { chromium } = createRequire(new URL('../test/workbench/package.json', import.meta.url))('playwright-core');
const executablePath = process.env.CHROMIUM ?? execFileSync('which', ['chromium'], { encoding: 'utf8' }).trim();

/** Seconds on a core that the processes of one browser have had. */
function spent(marker) {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).reduce((sum, pid) => {
    try {
      if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(marker)) return sum;
      const ticks = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ').slice(11, 13);
      return sum + (Number(ticks[0]) + Number(ticks[1])) / 100;
    } catch {
      return sum;
    }
  }, 0);
}

async function visit(context, marker) {
  const page = await context.newPage();
  const [began, cpu] = [performance.now(), spent(marker)];
  const since = () => performance.now() - began;
  await page.goto(`${address}/graphiql`, { waitUntil: 'commit' });
  const button = page.locator('.graphiql-execute-button');
  const [pressed, library, editor] = await Promise.all([
    button.click().then(since),
    page.locator('.wb-library input[type=search]').waitFor().then(since),
    page.locator('.graphiql-query-editor .view-line').first().waitFor().then(since),
  ]);
  await page.locator('.wb-grid tbody tr').first().waitFor();
  const answered = since();
  const used = (spent(marker) - cpu) * 1000;
  await page.close();
  return { pressed, library, editor, answered, used };
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const visits = { first: [], again: [] };
for (let round = 0; round < Number(rounds); round++) {
  const marker = `khuyenhoc-bench-${process.pid}-${round}`;
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', `--user-agent=Chromium ${marker}`] });
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN' });
  for (const kind of ['first', 'again']) visits[kind].push(await visit(context, marker));
  await browser.close();
}
for (const [kind, all] of Object.entries(visits)) {
  const of = (name) => `${name} ${median(all.map((one) => one[name])).toFixed(0)} ms`;
  console.log(`${kind} visit: ${['pressed', 'library', 'editor', 'answered'].map(of).join(', ')}, ${median(all.map(({ used }) => used)).toFixed(0)} ms CPU of the browser`);
}
