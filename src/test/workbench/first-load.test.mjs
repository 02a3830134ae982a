// What an analyst meets at /graphiql before doing anything, and what it costs to load.
import assert from 'node:assert/strict';
import http from 'node:http';
import https from 'node:https';
import { before, test } from 'node:test';
import { baseUrl, picture, show, visitor } from './browser.mjs';

const figures = ['2577', '216652', '659720', '32.84', '64410', '583', '431', '426', '3279', '39847560000', '19013', '135/KH-UBND'];

let page;
let foreign;
let complaints;
const asked = new Map();

before(async () => {
  ({ page, foreign, complaints } = await visitor());
  page.on('request', (request) => request.url().startsWith(baseUrl) && asked.set(request.url(), request));
});

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

/** Files carry a hash of what is in them; only the page, which names them, is asked for again. */
test('lets files be kept for good, and the page be asked for again', async () => {
  const files = [...asked.keys()].filter((address) => address.includes('/graphiql/assets/'));
  assert.ok(files.length > 10, files.join());
  for (const address of files) {
    assert.match(address, /-[A-Z0-9]{8}\.\w+$/);
    const { headers } = await fetch(address, { method: 'HEAD' });
    assert.equal(headers.get('cache-control'), 'max-age=31536000, public, immutable', address);
  }
  const front = await fetch(`${baseUrl}/graphiql`);
  assert.equal(front.headers.get('cache-control'), 'no-cache');
  assert.ok((await front.text()).includes(files.find((address) => /\/main-\w+\.js$/.test(address)).slice(baseUrl.length)), 'it names the files of today');
});

test('says that the data is a sample', async () => {
  assert.match(await page.locator('.brand').innerText(), /Dữ liệu mẫu/);
});

test('shows every figure of the review when it is run', async () => {
  await page.getByRole('button', { name: /Chạy câu hỏi/ }).click();
  const result = page.locator('.result-window .view-lines');
  await page.locator('.wb-grid').getByText('216.652').first().waitFor();
  await picture(page, 'graphiql');
  await show(page, 'JSON');
  await page.locator('.result-window').getByText('organizationCount').waitFor();
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
  await page.getByRole('button', { name: /Chạy câu hỏi/ }).click();
  assert.match(await (await asked).headerValue('authorization') ?? 'none', /^Bearer ey/);
  assert.equal((await (await asked).response())?.status(), 200);
  await page.getByRole('button', { name: 'Tiêu đề HTTP', exact: true }).click();
  await page.locator('.graphiql-editor-tool').getByText('Authorization').waitFor();
});

/** GraphiQL itself knows English only. */
test('speaks Vietnamese where GraphiQL does not', async () => {
  const said = await page.locator('.graphiql-container button').evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label') || button.innerText.trim()));
  const expected = ['Hiện Tài liệu lược đồ', 'Hiện Lịch sử', 'Hiện Dựng câu hỏi bằng cách chọn', 'Mở phần cài đặt', 'Thẻ mới', 'Biến', 'Tiêu đề HTTP'];
  assert.deepEqual(expected.filter((label) => !said.includes(label)), []);
  assert.deepEqual(said.filter((label) => /\b(Show|Hide|Open|Copy|Merge|Prettify|Close|Execute)\b/.test(label)), []);
  await page.getByRole('button', { name: 'Hiện Tài liệu lược đồ' }).click();
  await page.locator('.graphiql-doc-explorer-section-title').getByText('Kiểu gốc').waitFor();
  await page.getByRole('button', { name: 'Hiện Dựng câu hỏi bằng cách chọn' }).click();
  const builder = page.locator('.graphiql-plugin');
  await builder.getByRole('combobox', { name: 'Loại' }).waitFor();
  const words = await builder.innerText();
  assert.match(words, /Thêm/);
  assert.doesNotMatch(words, /Explorer|Add new|Query\b/);
  assert.deepEqual(await builder.getByRole('combobox', { name: 'Loại' }).locator('option').allInnerTexts(), ['câu hỏi', 'lệnh ghi', 'theo dõi']);
});

/** Monaco brings no Vietnamese either; of what it says this is what one meets. */
test("speaks Vietnamese in the editor's menu, in its search and on a new tab", async () => {
  const line = page.locator('.graphiql-query-editor .view-line').nth(3);
  await line.click({ button: 'right' });
  const menu = page.locator('.monaco-menu .action-item .action-label:not(.separator)');
  await menu.first().waitFor();
  assert.deepEqual((await menu.allInnerTexts()).filter(Boolean), ['Tới tài liệu của mục này', 'Tới nơi dùng mục này', 'Xem nhanh', 'Sửa mọi chỗ giống nhau', 'Trình bày lại', 'Cắt', 'Chép', 'Dán',
    'Chạy câu hỏi', 'Chép câu hỏi', 'Gộp các đoạn vào câu hỏi', 'Trình bày lại các ô', 'Bảng lệnh']);
  await page.keyboard.press('Escape');
  await line.click();
  await page.keyboard.press('F1');
  const commands = page.locator('.quick-input-list .monaco-list-row .label-name');
  await commands.first().waitFor();
  const told = new Set();
  for (let i = 0; i < 150; i++) {
    (await commands.allInnerTexts()).forEach((command) => told.add(command));
    await page.keyboard.press('ArrowDown');
  }
  assert.ok(told.size > 100, `${told.size} commands`);
  assert.deepEqual([...told].filter((command) => !/[à-ỹđ]/i.test(command) && command !== 'Thay'), []);
  await page.keyboard.press('Escape');
  await line.click();
  await page.keyboard.press('Control+f');
  const search = page.locator('.find-widget').first();
  await search.getByRole('textbox', { name: 'Tìm', exact: true }).waitFor();
  const said = await search.locator('[aria-label]').evaluateAll((found) => found.map((each) => each.getAttribute('aria-label').replace(/ \(.*/, '')).filter(Boolean));
  assert.deepEqual(said.filter((label) => !/[à-ỹđ]/i.test(label) && label !== 'Thay'), []);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Thẻ mới' }).click();
  await page.locator('.graphiql-tab-active').getByText('(chưa đặt tên)').waitFor();
});

test('asks no other host and breaks no rule of its policy', () => {
  assert.deepEqual(foreign, []);
  assert.deepEqual(complaints, []);
});
