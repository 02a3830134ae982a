// What tripped somebody who had never seen the workbench.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { choose, open, rows, run, show, visitor } from './browser.mjs';

let page;

before(async () => {
  ({ page } = await visitor());
  await open(page);
});

const found = async (words) => {
  await page.getByRole('searchbox', { name: 'Tìm trong thư viện' }).fill(words);
  return page.locator('.wb-group .wb-item > span:first-child').allInnerTexts();
};

test('finds words by their beginnings, not within others, and what is called otherwise', async () => {
  assert.match((await found('so du quy'))[0], /^Số dư quỹ/);
  assert.match((await found('tien tren dau nguoi'))[0], /bình quân đầu người/);
  assert.deepEqual(await found('uyet dinh'), []);
});

test('says in the language of the page what a form lacks', async () => {
  await choose(page, 'duoi chi tieu', /Đơn vị chậm chỉ tiêu/);
  await page.getByRole('button', { name: 'Chạy', exact: true }).click();
  const about = page.getByLabel('Chỉ tiêu về gì');
  assert.equal(await about.evaluate((field) => field.validationMessage), 'Hãy chọn một mục.');
  assert.equal(await page.getByRole('combobox', { name: 'Chương trình, phong trào' }).evaluate((field) => field.validationMessage), 'Hãy điền ô này.');
  await about.selectOption('MEMBERS');
  assert.equal(await about.evaluate((field) => field.validity.valid), true);
});

test('calls days that stand beside each other by words', async () => {
  await choose(page, 'truoc va sau mot dot', /Trước và sau/);
  await run(page);
  await page.locator('.wb-grid').getByText('Kỳ sau').first().waitFor();
  assert.deepEqual((await rows(page)).map(([name]) => name), ['Kỳ trước', 'Kỳ trước (theo cây hôm nay)', 'Kỳ sau']);
});

test('draws days in the order in which they were asked', async () => {
  await choose(page, 'bon thoi diem', /Bốn thời điểm/);
  await run(page);
  await page.locator('.graphiql-tab-active').getByText('Trend').waitFor();
  await page.locator('.wb-grid tbody tr').first().waitFor();
  await show(page, 'Biểu đồ');
  await page.locator('.wb-chart svg text').getByText('Thời điểm 1').waitFor();
  assert.deepEqual((await page.locator('.wb-chart svg text').allTextContents()).filter((text) => /^Thời điểm/.test(text)), ['Thời điểm 1', 'Thời điểm 2', 'Thời điểm 3', 'Thời điểm 4']);
});

test('shows the name of every bar, and no bar where there is no figure', async () => {
  await choose(page, 'hoc bong theo huyen', /Học bổng theo huyện/);
  await run(page);
  await page.locator('.wb-grid').getByText('Hội Khuyến học huyện Vĩnh Linh').first().waitFor();
  await show(page, 'Biểu đồ');
  await page.locator('.wb-chart svg').waitFor();
  const drawn = await page.locator('.wb-chart svg text').allTextContents();
  assert.equal(drawn.filter((text) => /^Hội Khuyến học (huyện|thành phố|thị xã) /.test(text)).length, 10, drawn.join('|'));
  await choose(page, 'hoi vien tren mot nghin', /nghìn dân/);
  await run(page);
  await page.locator('.graphiql-tab-active').getByText('MembersPerThousand').waitFor();
  await show(page, 'Biểu đồ');
  const sentence = page.locator('.wb-results').getByText(/cao nhất Hội Khuyến học xã Tà Long/);
  await sentence.waitFor();
  assert.doesNotMatch(await sentence.innerText(), /thấp nhất \(không có\)/);
  const lines = await page.locator('.wb-chart svg text').evaluateAll((texts) => texts.map((text) => ({ said: text.textContent, box: text.getBoundingClientRect(), frame: text.closest('svg').getBoundingClientRect() }))
    .filter(({ said, box, frame }) => said && (box.left < frame.left || box.right > frame.right)).map(({ said }) => said));
  assert.deepEqual(lines, [], 'nothing is cut off');
});
