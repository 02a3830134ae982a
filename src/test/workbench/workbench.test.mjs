// What an analyst meets at /graphiql. Environment: BASE_URL, CHROMIUM (or one on the PATH), SCREENSHOT (optional file).
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import http from 'node:http';
import https from 'node:https';
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
const asked = new Map();

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
  page.on('request', (request) => new URL(request.url()).host === host && asked.set(request.url(), request));
});

after(() => browser?.close());

/** What comes over the wire for one address; asked anew, because Chromium says one byte for every worker's file. */
function received(request) {
  return new Promise((resolve, reject) => {
    const { request: send } = request.url().startsWith('https:') ? https : http;
    const headers = { ...request.headers(), 'accept-encoding': 'gzip' };
    send(request.url(), { method: request.method(), headers, signal: AbortSignal.timeout(10_000) }, (response) => {
      let bytes = 0;
      response.on('data', (part) => { bytes += part.length; }).on('end', () => resolve(bytes)).on('error', reject);
    }).on('error', reject).end(request.postData() ?? undefined);
  });
}

/** The last things that a first visit loads: the schema, and a worker for each language. */
const lastLoaded = [/\/graphql$/, /\/editor\.worker-/, /\/json\.worker-/, /\/graphql\.worker-/];
const finished = (address) => page.waitForEvent('requestfinished', (request) => address.test(request.url()));

/** Until nothing was asked for during half a second; the browser's own idle state comes before a worker's last import. */
const quiet = () => new Promise((resolve) => {
  const timer = setTimeout(resolve, 500);
  page.on('request', () => timer.refresh());
});

async function open() {
  const begun = Date.now();
  await page.goto(`${baseUrl}/graphiql`);
  await page.locator('.graphiql-query-editor .view-line').first().waitFor();
  console.log(`editor drawn after ${Date.now() - begun} ms`);
}

const variables = () => page.locator('.graphiql-editor-tool .view-lines').first().getByText('2023-12-31').waitFor();
const editorText = (selector) => page.locator(`${selector} .view-lines`).first().innerText().then((text) => text.replaceAll('\u00a0', ' '));

test('opens with the year review and its variables in the first tab', async () => {
  await Promise.all([...lastLoaded.map(finished), open()]);
  await quiet();
  assert.match(await editorText('.graphiql-query-editor'), /query YearInReview\(\$province: String!/);
  await variables();
  assert.match(await editorText('.graphiql-editor-tool'), /"province": "QT"[\s\S]*"year": 2023[\s\S]*"asOf": "2023-12-31"/);
  const sizes = await Promise.all([...asked.values()].map(received));
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  console.log(`first load: ${sizes.length} requests, ${Math.round(bytes / 1024)} KB compressed`);
  assert.ok(sizes.length <= 30, `${sizes.length} requests`);
  assert.ok(bytes <= 1.5 * 1024 * 1024, `${bytes} bytes`);
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
    const values = (await result.innerText()).split(/[\s\u00a0,:"]+/);
    figures.filter((figure) => values.includes(figure)).forEach((figure) => seen.add(figure));
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

/** The token of a sample user stands in the header pane; a new page has a new one. */
test('runs as a sample user, also after the page is loaded again', async () => {
  const asked = page.waitForRequest((request) => request.url().endsWith('/graphql') && request.postData()?.includes('YearInReview'));
  await page.getByRole('button', { name: /Execute query/ }).click();
  assert.match(await (await asked).headerValue('authorization') ?? 'none', /^Bearer ey/);
  assert.equal((await (await asked).response())?.status(), 200);
  await page.getByRole('button', { name: 'Headers' }).click();
  await page.locator('.graphiql-editor-tool').getByText('Authorization').waitFor();
});

test('asks no other host and breaks no rule of its policy', () => {
  assert.deepEqual(foreign, []);
  assert.deepEqual(complaints, []);
});
