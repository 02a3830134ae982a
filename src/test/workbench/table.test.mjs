// Answers as tables, and what is taken away of them.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { baseUrl, choose, headings, numberOf, open, pick, rows, run, visitor } from './browser.mjs';
import { unzipped } from './workbook.mjs';

let page;
let invented = null;

before(async () => {
  ({ page } = await visitor());
  await page.route(`${baseUrl}/graphql`, (route) => (invented && route.request().postData()?.includes('query Contributions(')
    ? route.fulfill({ json: { data: { contributions: invented } } }) : route.continue()));
  await open(page);
  await choose(page, 'dong gop lon nhat', /đóng góp lớn nhất/i);
});

const donor = (number) => ({
  id: `id-${number}`, receivedOn: '2023-02-28', amount: number * 1000, kind: 'CASH', donorKind: 'INDIVIDUAL',
  donorName: number === 7 ? '=1+1' : number === 8 ? '@cmd;"x"' : `Nhà tài trợ ${number}`, organization: { name: 'Hội mẫu' },
});

test('heads its columns by the descriptions and writes as Vietnamese do', async () => {
  invented = { nodes: Array.from({ length: 10_000 }, (_, index) => donor(index + 1)), pageInfo: { hasNextPage: true, endCursor: 'x' } };
  await run(page);
  await page.locator('.wb-grid').getByText('1.000', { exact: true }).waitFor();
  const row = Object.fromEntries((await headings(page)).map((heading, index) => [heading, index]));
  const [first] = await rows(page);
  assert.equal(first[Object.entries(row).find(([heading]) => heading.startsWith('Ngày'))[1]], '28/02/2023');
  assert.ok(first.includes('Tiền mặt') && first.includes('Cá nhân'), first.join());
  assert.ok(!first.includes('id-1'), 'ids are not shown at first');
  assert.match(await page.locator('.wb-status').innerText(), /10000 hàng · chỉ là trang đầu/);
});

test('gives days the room that they need', async () => {
  const clipped = await page.locator('.wb-grid tbody td').evaluateAll((cells) => cells.filter((cell) => cell.scrollWidth > cell.clientWidth).map((cell) => cell.textContent));
  assert.deepEqual(clipped, []);
});

test('draws ten thousand rows a window at a time', async () => {
  const grid = page.locator('.wb-grid');
  const begun = Date.now();
  await grid.evaluate((box) => { box.scrollTop = box.scrollHeight; });
  await grid.getByText('10.000.000', { exact: true }).waitFor();
  console.log(`last of 10,000 rows drawn after ${Date.now() - begun} ms`);
  assert.ok(await grid.locator('tr').count() < 150);
  assert.equal(await grid.locator('tr[aria-rowindex="10001"]').count(), 1);
});

test('sorts, searches without marks, filters by size and hides columns', async () => {
  await page.locator('.wb-grid').getByRole('button', { name: 'Số tiền' }).click();
  await page.locator('.wb-grid').getByRole('button', { name: 'Số tiền' }).click();
  await page.locator('.wb-grid').evaluate((box) => { box.scrollTop = 0; });
  await page.locator('.wb-grid tr[aria-rowindex="2"]').waitFor();
  const amount = (await headings(page)).indexOf('Số tiền');
  assert.equal((await rows(page))[0][amount], '10.000.000');
  await page.getByRole('searchbox', { name: 'Tìm trong bảng' }).fill('nha tai tro 999');
  await page.locator('.wb-status').getByText(/^19 /).waitFor();
  await page.getByRole('button', { name: 'Lọc cột' }).click();
  await page.getByRole('textbox', { name: 'Lọc Số tiền' }).fill('< 1.000.000');
  await page.locator('.wb-status').getByText(/^1 /).waitFor();
  assert.deepEqual((await rows(page)).map((row) => row[amount]), ['999.000']);
  await page.getByRole('button', { name: 'Lọc cột' }).click();
  await page.getByRole('searchbox', { name: 'Tìm trong bảng' }).fill('');
  const before = await headings(page);
  await page.locator('.wb-menu summary').click();
  await page.locator('.wb-menu').getByLabel('Số tiền').uncheck();
  assert.deepEqual(await headings(page), before.filter((heading) => heading !== 'Số tiền'));
  await page.locator('.wb-menu').getByLabel('Số tiền').check();
  await page.keyboard.press('Escape');
});

test('gives a CSV that Excel reads and does not compute', async () => {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Tải .csv' }).click()]);
  const text = await readFile(await file.path(), 'utf8');
  const lines = text.split('\r\n');
  assert.equal(text.charCodeAt(0), 0xfeff);
  assert.equal(lines.length, 10_002);
  assert.equal(lines[0].slice(1), (await headings(page)).join(';'));
  assert.match(lines[1], /(^|;)10000000(;|$)/);
  assert.match(lines[1], /(^|;)2023-02-28(;|$)/);
  assert.ok(text.includes(";'=1+1;"), 'a formula is text');
  assert.ok(text.includes(`;"'@cmd;""x""";`), 'a separator and quotes are kept');
  await page.getByLabel('Dấu ngăn cách').selectOption(',');
  const [other] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Tải .csv' }).click()]);
  assert.equal((await readFile(await other.path(), 'utf8')).split('\r\n')[0].slice(1).split(',').length, lines[0].split(';').length);
});

test('gives the whole list as a spreadsheet of the server', async () => {
  invented = null;
  const field = page.getByRole('combobox', { name: 'Tổ chức', exact: true });
  await pick(page, field, 'dong luong', /phường Đông Lương/);
  await run(page);
  await page.locator('.wb-status').getByText('50 hàng').waitFor();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Cả danh sách .xlsx' }).click()]);
  const sheet = unzipped(await readFile(await file.path()), 'xl/worksheets/sheet1.xml');
  const amounts = [...sheet.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].slice(1).map(([, row]) => row);
  const shown = (await page.locator('.wb-status').innerText()).match(/^\d+/)[0];
  assert.equal(Number(shown), 50);
  assert.ok(amounts.length > 50, `${amounts.length} rows`);
  const amount = (await headings(page)).indexOf('Số tiền');
  for (const row of (await rows(page)).slice(0, 5)) assert.ok(sheet.includes(`<v>${numberOf(row[amount])}</v>`), row[amount]);
});

test('unrolls a list within a list, with what it belongs to in front', async () => {
  await choose(page, 'binh quan dau nguoi', /bình quân đầu người/);
  await page.getByRole('combobox', { name: 'Tổ chức', exact: true }).fill('');
  await run(page);
  const lists = page.getByLabel('Danh sách', { exact: true });
  await lists.waitFor();
  const outer = await rows(page);
  const name = (await headings(page)).findIndex((heading) => heading.endsWith('› Tên'));
  await lists.selectOption({ index: await lists.locator('option').count() - 1 });
  const inner = await headings(page);
  assert.ok(inner.some((heading) => / › Tên$/.test(heading)) && inner.some((heading) => /Nguồn/.test(heading)), inner.join());
  const at = inner.findIndex((heading) => heading.endsWith('› Tên'));
  const names = (await rows(page)).map((row) => row[at]).slice(0, 10);
  assert.equal(names.length, 10);
  assert.deepEqual(names.filter((each) => !outer.some((row) => row[name] === each)), []);
});

test('sets what is asked twice side by side', async () => {
  const year = (number) => `year${number}: organization(code: "QT", asOf: "${number}-11-30") { name summary { organizationCount } }`;
  const link = deflateRawSync(JSON.stringify({ query: `query Two { ${year(2022)} ${year(2023)} }`, variables: '', title: 'Hai năm' })).toString('base64url');
  // The page stands already: only what follows the # is new.
  await page.goto(`${baseUrl}/graphiql#q=${link}`);
  await page.locator('.wb-grid').getByText('3.561').waitFor();
  assert.deepEqual((await headings(page)).slice(0, 2), ['Nhóm', 'Tên']);
  assert.deepEqual((await rows(page)).map((row) => [row[0], row.at(-1)]), [['2022', '3.561'], ['2023', '2.577']]);
});
