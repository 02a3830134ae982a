// What an analyst meets at /graphiql. Environment: BASE_URL, CHROMIUM (or one on the PATH), SCREENSHOT (optional file).
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';

const baseUrl = process.env.BASE_URL ?? 'http://127.0.0.1:8080';
const host = new URL(baseUrl).host;
const figures = ['2577', '216652', '659720', '32.84', '64410', '583', '431', '426', '3279', '39847560000', '19013', '135/KH-UBND'];

let browser;
let context;
let page;
const foreign = [];
const complaints = [];
const loaded = { requests: 0, bytes: 0 };

function installedChromium() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    try {
      return execFileSync('which', [name], { encoding: 'utf8' }).trim();
    } catch { /* the next name */ }
  }
  throw new Error('no Chromium: install the package chromium, or name one in CHROMIUM');
}

before(async () => {
  browser = await chromium.launch({
    executablePath: installedChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync'],
  });
  context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'vi-VN' });
  await context.route('**/*', (route) => {
    const url = new URL(route.request().url());
    if (url.protocol === 'data:' || url.protocol === 'blob:' || url.host === host) return route.continue();
    foreign.push(url.href);
    return route.abort();
  });
  page = await context.newPage();
  page.setDefaultTimeout(30_000);
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('requestfinished', async (request) => {
    loaded.requests++;
    loaded.bytes += await request.sizes().then((sizes) => sizes.responseBodySize, () => 0); // none once the page is gone
  });
});

after(() => browser?.close());

/** Until nothing more was loaded for a second; bounded, because a page may poll. */
async function quiet() {
  for (let before = -1, round = 0; before !== loaded.requests && round < 10; round++) {
    before = loaded.requests;
    await page.waitForTimeout(1000);
  }
}

const variables = () => page.locator('.graphiql-editor-tool .view-lines').first().getByText('2023-12-31').waitFor();
const editorText = (selector) => page.locator(`${selector} .view-lines`).first().innerText().then((text) => text.replaceAll('\u00a0', ' '));

test('opens with the year review and its variables in the first tab', async () => {
  const begun = Date.now();
  await page.goto(`${baseUrl}/graphiql`);
  await page.locator('.graphiql-query-editor .view-line').first().waitFor();
  console.log(`editor drawn after ${Date.now() - begun} ms`);
  await quiet();
  assert.match(await editorText('.graphiql-query-editor'), /query YearInReview\(\$province: String!/);
  await variables();
  assert.match(await editorText('.graphiql-editor-tool'), /"province": "QT"[\s\S]*"year": 2023[\s\S]*"asOf": "2023-12-31"/);
  console.log(`first load: ${loaded.requests} requests, ${Math.round(loaded.bytes / 1024)} KB`);
  assert.ok(loaded.requests <= 30, `${loaded.requests} requests`);
  assert.ok(loaded.bytes <= 1.5 * 1024 * 1024, `${loaded.bytes} bytes`);
});

test('says that the data is a sample', async () => {
  assert.match(await page.locator('.brand').innerText(), /Dữ liệu mẫu/);
});

test('shows every figure of the review when it is run', async () => {
  await page.getByRole('button', { name: /Execute query/ }).click();
  const result = page.locator('.result-window .view-lines');
  await page.locator('.result-window').getByText('organizationCount').waitFor();
  if (process.env.SCREENSHOT) await page.screenshot({ path: process.env.SCREENSHOT });
  await result.click();
  const seen = new Set();
  for (let step = 0; step < 10 && seen.size < figures.length; step++) {
    const text = (await result.innerText()).replaceAll('\u00a0', ' ');
    figures.filter((figure) => text.includes(figure)).forEach((figure) => seen.add(figure));
    await page.keyboard.press('PageDown');
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  }
  assert.deepEqual(figures.filter((figure) => !seen.has(figure)), []);
});

test('keeps the tab when the page is loaded again', async () => {
  await page.reload();
  await page.locator('.graphiql-query-editor .view-line').first().waitFor();
  assert.match(await editorText('.graphiql-query-editor'), /YearInReview/);
  await variables();
  assert.match(await editorText('.graphiql-editor-tool'), /"asOf": "2023-12-31"/);
});

test('asks no other host and breaks no rule of its policy', () => {
  assert.deepEqual(foreign, []);
  assert.deepEqual(complaints, []);
});
