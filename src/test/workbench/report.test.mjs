// The year in review as a page: what it says is what the workbench is answered behind its links.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { baseUrl, choose, numberOf, open, picture, run, visitor } from './browser.mjs';

let page;
let foreign;
let complaints;

before(async () => {
  ({ page, foreign, complaints } = await visitor({ viewport: { width: 1000, height: 1200 } }));
  await page.goto(`${baseUrl}/reports/QT/2023`);
});

const cell = (label) => page.locator('tr', { has: page.getByRole('rowheader', { name: label, exact: true }) }).first().locator('td').first();

test('shows a page with drawings that are not blank', async () => {
  await page.getByRole('heading', { name: 'Tổng kết năm 2023' }).waitFor();
  await picture(page, 'report');
  const bars = page.getByRole('img', { name: 'Huy động và chi của hai năm' });
  assert.match(await bars.locator('desc').textContent(), /Huy động 2023: 39\.847\.560\.000 đồng/);
  // The page's policy forbids even this; another page looks at it.
  const { page: elsewhere, context } = await visitor();
  await elsewhere.goto(`${baseUrl}/graphiql`);
  const seen = await blueIn(elsewhere, await bars.screenshot());
  await context.close();
  assert.ok(seen > 3_000, `${seen} pixels of the bars`);
});

function blueIn(other, png) {
  return other.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
    context.drawImage(image, 0, 0);
    const all = context.getImageData(0, 0, image.width, image.height).data;
    let blue = 0;
    for (let at = 0; at < all.length; at += 4) if (Math.abs(all[at] - 0x1d) + Math.abs(all[at + 1] - 0x5b) + Math.abs(all[at + 2] - 0x91) < 12) blue++;
    return blue;
  }, png.toString('base64'));
}

test('hides from paper what only a screen can open', async () => {
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.getByRole('link', { name: 'Cách tính: Hội viên, 2023' }).isVisible(), false);
  assert.match(await cell('Hội viên').innerText(), /^216\.652/);
  await page.emulateMedia({ media: 'screen' });
});

test('leads from a figure to the question, which answers the same', async () => {
  const shown = numberOf((await cell('Hội viên').innerText()).match(/^[\d.]+/)[0]);
  const link = page.getByRole('link', { name: 'Cách tính: Hội viên, 2023' });
  const place = (await link.getAttribute('data-figure')).split('/').slice(1);
  const [response] = await Promise.all([
    page.waitForResponse((answer) => answer.url() === `${baseUrl}/graphql` && answer.request().postDataJSON().operationName === 'YearInReview'),
    link.click(),
  ]);
  assert.deepEqual(response.request().postDataJSON().variables, { province: 'QT', year: 2023, asOf: '2023-12-31' });
  assert.equal(place.reduce((at, key) => at[key], (await response.json()).data), shown);
  await page.locator('.wb-grid').getByText('216.652').first().waitFor();
  assert.equal(new URL(page.url()).hash, '');
});

test('is offered by the workbench where an organization and a year were asked for', async () => {
  const [report] = await Promise.all([page.context().waitForEvent('page'), page.getByRole('link', { name: 'Trang tổng kết' }).click()]);
  await report.getByRole('heading', { name: 'Tổng kết năm 2023' }).waitFor();
  assert.equal(new URL(report.url()).pathname, '/reports/QT/2023');
  await report.close();
});

test('says what a query cost, anew after each', async () => {
  const cost = page.locator('.wb-cost');
  const first = await cost.innerText();
  assert.match(first, /^chi phí [\d.]+\/15\.000$/);
  await choose(page, 'dong gop theo thang', /Đóng góp theo tháng/);
  await run(page);
  await page.locator('.wb-grid').getByText('08/2023').first().waitFor();
  assert.match(await cost.innerText(), /^chi phí [\d.]+\/15\.000$/);
  assert.notEqual(await cost.innerText(), first);
});

test('gives the address under which a spreadsheet finds the whole list', async () => {
  await page.getByRole('button', { name: 'Liên kết CSV' }).click();
  const address = await page.getByRole('textbox', { name: 'Liên kết' }).inputValue();
  await page.keyboard.press('Escape');
  assert.match(address, /\/operations\/ContributionsByMonth\.csv\?/);
  const file = await fetch(address);
  assert.equal(file.status, 200);
  const lines = (await file.text()).trim().split('\n');
  assert.equal(lines.length, 13);
  assert.ok(lines[0].includes(';'), lines[0]);
  await page.getByRole('button', { name: 'Liên kết Excel' }).click();
  const workbook = await fetch(await page.getByRole('textbox', { name: 'Liên kết' }).inputValue());
  await page.keyboard.press('Escape');
  assert.equal(Buffer.from(await workbook.arrayBuffer()).subarray(0, 2).toString(), 'PK');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Cả danh sách .csv' }).click()]);
  assert.match(download.suggestedFilename(), /\.csv$/);
});

test('asks no other host and breaks no rule of the policy', () => {
  assert.deepEqual(foreign, []);
  assert.deepEqual(complaints, []);
});

test('opens without an operation where the link names none of the library', async () => {
  const { page: elsewhere, context } = await visitor();
  await open(elsewhere, '#operation=Nothing&year=2023');
  await elsewhere.getByRole('heading', { name: 'Thư viện câu hỏi' }).waitFor();
  await context.close();
});
