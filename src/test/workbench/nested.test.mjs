// A list within a list, drawn and crossed: what stands once above many rows is counted once.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { baseUrl, choose, numberOf, open, run, show, visitor } from './browser.mjs';

let page;
let answer;

before(async () => {
  ({ page } = await visitor());
  page.on('response', async (response) => {
    if (response.request().postData()?.includes('query CompareAssociations(')) answer = (await response.json()).data.organizations.nodes;
  });
  await open(page);
  await choose(page, 'so sanh cac hoi', /So sánh các hội/);
  await run(page);
  await page.locator('.wb-status').getByText(/\d hàng/).waitFor();
});

const sum = (numbers) => numbers.reduce((so, each) => so + each, 0);
const raised = () => sum(answer.map(({ fundSummary }) => fundSummary.raised));
const recognised = () => sum(answer.flatMap(({ recognitionSummary }) => recognitionSummary.titles.map((title) => title.recognised)));
const value = () => page.locator('.wb-tools').getByLabel(/^(Giá trị)$/);
const names = (select) => select.locator('option').allInnerTexts();

/** The numbers beside the chart. */
async function beside() {
  const cells = page.locator('.wb-alternative tbody td');
  return (await cells.allTextContents()).filter(Boolean).map(numberOf);
}

test('draws the figures of the list itself unless asked for others', async () => {
  await show(page, 'Biểu đồ');
  await page.locator('.wb-chart svg').waitFor();
  assert.ok(answer.every(({ recognitionSummary }) => recognitionSummary.titles.length > 1), 'every association has a list of its own');
  assert.equal(sum(await beside()), recognised());
});

test('counts a figure of an outer list once, however many rows lie within', async () => {
  await value().selectOption({ label: (await names(value())).find((name) => /huy động|thu/i.test(name)) });
  assert.equal(sum(await beside()), raised());
  const highest = answer.reduce((best, each) => (each.fundSummary.raised > best.fundSummary.raised ? each : best));
  const told = await page.getByRole('img').filter({ has: page.locator('svg') }).first().getAttribute('aria-label');
  assert.ok(told.includes(`cao nhất ${highest.name} (${highest.fundSummary.raised.toLocaleString('vi-VN')})`), told);
  const splits = await names(page.getByLabel('Tách theo'));
  assert.ok(!splits.some((name) => /Danh hiệu|Loại/.test(name)), `it is not of a kind of title: ${splits}`);
});

test('crosses it as often as it stands in the answer', async () => {
  await show(page, 'Bảng chéo');
  const all = () => page.locator('.wb-cross tfoot td').last().innerText();
  assert.equal(numberOf(await all()), recognised());
  await value().selectOption({ label: (await names(value())).find((name) => /huy động|thu/i.test(name)) });
  assert.equal(numberOf(await all()), raised());
  await page.getByLabel('Tính').selectOption('average');
  assert.equal(numberOf(await all()), Math.round(raised() / answer.length * 100) / 100);
});

test('counts what holds an empty list too, and says where an inner list goes on', async () => {
  const association = (name, raised, titles) => ({ code: name, name, summary: null, recognitionSummary: { titles, citizenAccounts: 1 }, fundSummary: { raised, spent: 0, beneficiaryTurns: 0 } });
  const title = (kind) => ({ kind, recognised: 1 });
  await page.route(`${baseUrl}/graphql`, (route) => (route.request().postData()?.includes('query CompareAssociations(')
    ? route.fulfill({ json: { data: { organizations: { nodes: [association('A', 100, [title('LEARNING_FAMILY'), title('LEARNING_CLAN')]), association('B', 20, [])] } } } })
    : route.continue()));
  await run(page);
  await page.locator('.wb-cross tfoot').getByText('60', { exact: true }).waitFor();
  await page.getByLabel('Tính').selectOption('sum');
  assert.equal(await page.locator('.wb-cross tfoot td').last().innerText(), '120');
  await page.unroute(`${baseUrl}/graphql`);
  await choose(page, 'trung tam hoc tap dang mo', /trung tâm học tập cộng đồng đang mở/);
  await run(page);
  await page.locator('.wb-grid').getByText(/Trung tâm/).first().waitFor();
  await page.locator('.wb-status').getByText('chỉ là trang đầu').waitFor();
  assert.ok(Number((await page.locator('.wb-status').innerText()).match(/^\d+/)[0]) > 50, 'rows of those who work there, of 50 centres');
});
