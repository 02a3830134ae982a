// Answers drawn and crossed: what is seen must be what the table says.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, test } from 'node:test';
import { baseUrl, choose, headings, numberOf, open, picture, rows, run, show, visitor } from './browser.mjs';

let page;
let complaints;
let foreign;
const asked = [];

before(async () => {
  ({ page, complaints, foreign } = await visitor());
  page.on('request', (request) => asked.push(request.url()));
  await open(page);
  await choose(page, 'dong gop theo thang', /Đóng góp theo tháng/);
  await run(page);
  await page.locator('.wb-grid').getByText('08/2023').first().waitFor();
});

test('shows months whole', async () => {
  const clipped = await page.locator('.wb-grid tbody td').evaluateAll((cells) => cells.filter((cell) => cell.scrollWidth > cell.clientWidth).map((cell) => cell.textContent));
  assert.deepEqual(clipped, []);
});

const chart = () => page.getByRole('img', { name: /Số tiền/ });

/** How many of a picture's pixels have a colour, near enough. */
const pixels = (png, [red, green, blue]) => page.evaluate(async ({ data, wanted }) => {
  const image = new Image();
  image.src = `data:image/png;base64,${data}`;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const all = context.getImageData(0, 0, image.width, image.height).data;
  let count = 0;
  for (let at = 0; at < all.length; at += 4) if (wanted.every((part, index) => Math.abs(all[at + index] - part) < 12)) count++;
  return count;
}, { data: png.toString('base64'), wanted: [red, green, blue] });

const blue = [0x0b, 0x66, 0xb0];

test('loads what draws only when something is drawn', async () => {
  const before = asked.filter((url) => url.endsWith('.js')).length;
  await show(page, 'Biểu đồ');
  await chart().locator('svg').waitFor();
  assert.ok(asked.filter((url) => url.endsWith('.js')).length > before);
});

test('draws months as a line, and says the same in words', async () => {
  assert.equal(await page.getByLabel('Kiểu').inputValue(), 'line');
  await picture(page, 'chart');
  assert.ok(await pixels(await chart().screenshot(), blue) > 300, 'the line is there');
  const words = await chart().getAttribute('aria-label');
  await show(page, 'Bảng');
  const amount = (await headings(page)).indexOf('Số tiền');
  const months = await rows(page);
  const most = months.reduce((best, row) => (numberOf(row[amount]) > numberOf(best[amount]) ? row : best));
  assert.ok(words.includes(`cao nhất ${most[0]} (${most[amount]})`), words);
  await show(page, 'Biểu đồ');
});

test('draws every kind', async () => {
  for (const kind of ['bar', 'stacked', 'pie', 'scatter', 'heat']) {
    await page.getByLabel('Kiểu').selectOption(kind);
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    const shot = await page.locator('.wb-chart').screenshot();
    assert.ok(await pixels(shot, kind === 'heat' ? [0x06, 0x3a, 0x66] : blue) > 300, `${kind} is not blank`);
  }
  await page.getByLabel('Kiểu').selectOption('line');
});

test('draws what a question is about, by who it is about', async () => {
  await choose(page, 'hoi vien tren mot nghin dan', /một nghìn dân/);
  await run(page);
  await page.locator('.graphiql-tab-active').getByText('MembersPerThousand').waitFor();
  await show(page, 'Biểu đồ');
  await page.locator('.wb-chart[aria-label*="một nghìn dân"] svg').waitFor();
  const chosen = async (label) => page.locator('.wb-tools').getByLabel(label, { exact: true }).evaluate((select) => select.selectedOptions[0].label);
  assert.match(await chosen('Giá trị'), /nghìn dân/);
  assert.match(await chosen('Theo'), /Tên$/);
  await choose(page, 'cham nop', /chậm nộp báo cáo/);
  await run(page);
  await page.locator('.graphiql-tab-active').getByText('LateReports').waitFor();
  await show(page, 'Biểu đồ');
  await page.locator('.wb-chart[aria-label*="chậm nộp"] svg').waitFor();
  assert.match(`${await chosen('Theo')} ${await chosen('Giá trị')}`, /Tổ chức.* › Tên .*trễ/i);
  await choose(page, 'dong gop theo thang', /Đóng góp theo tháng/);
  await run(page);
  await chart().locator('svg').waitFor();
});

test('gives the picture as PNG and SVG', async () => {
  const [png] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'PNG' }).click()]);
  assert.ok(await pixels(await readFile(await png.path()), blue) > 600);
  const [svg] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'SVG' }).click()]);
  const text = await readFile(await svg.path(), 'utf8');
  const lines = [...text.matchAll(/<text [^>]*font-weight:bold;[^>]* y="([\d.]+)"[^>]*>([^<]*)</g)].map(([, y, line]) => ({ y: Number(y), line }));
  assert.equal(lines.map(({ line }) => line).join(' '), 'Đóng góp theo tháng và mục đích của nhà tài trợ, kèm cùng kỳ năm trước, của một tổ chức cùng mọi tổ chức dưới nó');
  assert.ok(lines.every(({ y, line }, index) => line.length <= 56 && (index === 0 || y - lines[index - 1].y > 15)), JSON.stringify(lines));
  assert.match(text, /^<svg[\s\S]*Đóng góp theo tháng[\s\S]*Dữ liệu mẫu[\s\S]*<\/svg>$/);
});

test('crosses quarters with purposes, and comes to what the table comes to', async () => {
  await choose(page, 'chi theo quy', /Chi theo quý/);
  await run(page);
  await page.locator('.wb-grid').getByText('Quý 4/2023').first().waitFor();
  const names = await headings(page);
  const [purpose, amount] = [names.indexOf('Mục đích'), names.indexOf('Số tiền')];
  const table = await rows(page);
  const sum = (chosen) => chosen.reduce((so, row) => so + numberOf(row[amount]), 0);
  await show(page, 'Bảng chéo');
  await picture(page, 'pivot');
  const heads = await headings(page);
  const total = (await page.locator('.wb-cross tfoot').locator('th, td').allInnerTexts());
  assert.equal(numberOf(total.at(-1)), sum(table));
  assert.equal(heads.length, 5);
  for (const head of heads.slice(1, -1)) {
    assert.equal(numberOf(total[heads.indexOf(head)]), sum(table.filter((row) => row[purpose] === head)), head);
  }
  await page.getByLabel('Tính').selectOption('count');
  assert.equal(await page.locator('.wb-cross tfoot td').last().innerText(), String(table.length));
  await page.getByLabel('Tính').selectOption('average');
  assert.equal(numberOf(await page.locator('.wb-cross tfoot td').last().innerText()), Math.round(sum(table) / table.length * 100) / 100);
});

test('asks no other host and breaks no rule of the policy', () => {
  assert.deepEqual(foreign, []);
  assert.deepEqual(complaints, []);
  assert.ok(asked.every((url) => url.startsWith(baseUrl) || url.startsWith('data:') || url.startsWith('blob:')));
});
