// One sitting of somebody who never saw GraphQL, from three letters to a spreadsheet and a link; nothing of it leaves the host.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, test } from 'node:test';
import { baseUrl, choose, headings, numberOf, open, pick, picture, rows, run, show, visitor } from './browser.mjs';
import { sheetsOf } from './workbook.mjs';

let page;
let foreign;
let complaints;
let answer;
let variables;

before(async () => {
  ({ page, foreign, complaints } = await visitor());
  page.on('response', async (response) => {
    if (response.url() === `${baseUrl}/graphql` && response.request().postData()?.includes('query CompareYears(')) {
      ({ variables } = response.request().postDataJSON());
      answer = await response.json();
    }
  });
  await open(page);
});

test('finds the comparison of two years by "so sanh" and asks about an earlier year', async () => {
  await choose(page, 'so sanh', /^So sánh hai năm/);
  await pick(page, page.getByRole('combobox', { name: 'Tổ chức', exact: true }), 'vinh linh', /Hội Khuyến học huyện Vĩnh Linh/);
  await page.getByRole('spinbutton', { name: 'Năm', exact: true }).fill('2022');
  await run(page);
  await page.locator('.wb-grid').getByText('Kỳ trước').first().waitFor();
  assert.deepEqual({ year: variables.year, asOf: variables.asOf, yearBefore: variables.yearBefore, asOfBefore: variables.asOfBefore },
    { year: 2022, asOf: '2022-12-31', yearBefore: 2021, asOfBefore: '2021-12-31' }, 'day and years move together');
});

test('sees the two years beside each other, as they were answered', async () => {
  const { money, moneyBefore, size } = answer.data.organization;
  assert.deepEqual((await headings(page)).slice(0, 3), ['Chỉ tiêu', 'Kỳ này', 'Kỳ trước']);
  const wide = page.getByRole('button', { name: 'Ẩn phần soạn câu hỏi' });
  await wide.click();
  await picture(page, 'compared');
  await wide.click();
  const row = (await rows(page)).find(([name]) => name === 'Tổng số huy động được');
  assert.deepEqual(row.slice(1, 3).map(numberOf), [money.raised, moneyBefore.raised]);
  assert.ok((await rows(page)).some(([name, now]) => name === 'Số hội viên' && numberOf(now) === size.memberCount), 'members');
});

test('draws it', async () => {
  await show(page, 'Biểu đồ');
  await page.getByLabel('Danh sách', { exact: true }).selectOption({ label: (await page.getByLabel('Danh sách', { exact: true }).locator('option').allInnerTexts()).find((name) => /Chi theo mục đích/.test(name)) });
  const drawing = page.locator('.wb-chart');
  await drawing.locator('svg').waitFor();
  const shot = (await drawing.screenshot()).toString('base64');
  const colours = await page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
    context.drawImage(image, 0, 0);
    const all = new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer);
    const ground = all[0];
    return all.filter((each) => each !== ground).length / all.length;
  }, shot);
  assert.ok(colours > 0.05, `${colours} of the picture is drawn`);
  const told = (await page.locator('.wb-alternative tbody td').allTextContents()).filter(Boolean).map(numberOf);
  const given = [answer.data.organization.money, answer.data.organization.moneyBefore].flatMap(({ byPurpose }) => byPurpose);
  const sum = (numbers) => numbers.reduce((so, each) => so + each, 0);
  assert.ok([sum(given.map(({ amount }) => amount)), sum(given.map(({ turns }) => turns))].includes(sum(told)), told.join());
});

test('takes all tables along as a workbook with the same numbers', async () => {
  await show(page, 'Bảng');
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Mọi bảng .xlsx' }).click()]);
  const sheets = sheetsOf(await readFile(await file.path()));
  const { organization } = answer.data;
  assert.deepEqual(sheets['Số liệu'], [['Chỉ tiêu', 'Giá trị'], ['Tên', organization.name]]);
  const money = Object.values(sheets).find(([head]) => head.includes('Tổng số huy động được'));
  const raised = money[0].indexOf('Tổng số huy động được');
  assert.deepEqual(new Set(money.slice(1).map((line) => `${line[0]} ${line[1]} ${line[raised]}`)),
    new Set([`money 2022 ${organization.money.raised}`, `moneyBefore 2021 ${organization.moneyBefore.raised}`]));
  const numbers = (value) => (typeof value === 'number' ? [value] : value && typeof value === 'object' ? Object.values(value).flatMap(numbers) : []);
  const inFile = new Set(Object.values(sheets).flat(2).filter((cell) => typeof cell === 'number'));
  assert.deepEqual(numbers(organization).filter((each) => !inFile.has(each)), []);
});

test('hands it on as a link, which opens elsewhere with variables and answer', async () => {
  await page.getByRole('button', { name: 'Chia sẻ bằng liên kết' }).click();
  const link = await page.getByRole('textbox', { name: 'Liên kết' }).inputValue();
  await page.keyboard.press('Escape');
  const other = await visitor();
  await open(other.page, new URL(link).hash);
  await other.page.locator('.wb-grid').getByText('Kỳ trước').first().waitFor();
  assert.match(await other.page.locator('.graphiql-editor-tool .view-lines').first().innerText(), /"year":\s*2022/);
  assert.match(await other.page.locator('.wb-bar').getByLabel('Danh sách', { exact: true }).inputValue(), /byPurpose/, 'the list that was looked at');
  await other.page.locator('.wb-bar').getByLabel('Danh sách', { exact: true }).selectOption('compared');
  await other.page.getByRole('searchbox', { name: 'Tìm trong bảng' }).fill('tong so huy dong');
  await other.page.locator('.wb-status').getByText(/^1 /).waitFor();
  const [row] = await rows(other.page);
  assert.equal(numberOf(row[1]), answer.data.organization.money.raised);
  assert.deepEqual(other.foreign, []);
  await other.context.close();
});

test('asked no other host', () => {
  assert.deepEqual(foreign, []);
  assert.deepEqual(complaints, []);
});
