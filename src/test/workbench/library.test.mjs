// A person who never saw GraphQL finds a question, fills its form and runs it.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { baseUrl, choose, headings, numberOf, open, pick, picture, rows, run, visitor } from './browser.mjs';

let page;
const sent = [];

before(async () => {
  ({ page } = await visitor());
  page.on('request', (request) => request.url() === `${baseUrl}/graphql` && sent.push(request.postDataJSON()));
  await open(page);
});

async function asked(query, variables) {
  const response = await fetch(`${baseUrl}/graphql`, {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ query, variables }),
  });
  return (await response.json()).data;
}

test('stands open for a newcomer, its operations under their modules', async () => {
  const groups = await page.locator('.wb-group h3').allInnerTexts();
  assert.deepEqual(groups.slice(0, 3), ['Tổ chức, hội viên', 'Danh hiệu, khen thưởng', 'Quỹ khuyến học']);
  assert.equal(await page.getByRole('button', { name: /Ghi nhận một khoản đóng góp.*thay đổi dữ liệu/ }).count(), 1);
  assert.equal(await page.getByRole('button', { name: /Theo dõi tiến độ/ }).count(), 0, 'a subscription, which the page cannot show');
});

test('finds what was typed without marks, and nothing else', async () => {
  await page.getByRole('searchbox', { name: 'Tìm trong thư viện' }).fill('dong gop theo thang');
  await picture(page, 'library');
  assert.match(await page.locator('.wb-group').innerText(), /Đóng góp theo tháng/);
  assert.equal(await page.getByRole('button', { name: /Khóa sổ/ }).count(), 0);
});

test('finds what others call differently', async () => {
  const found = async (words) => {
    await page.getByRole('searchbox', { name: 'Tìm trong thư viện' }).fill(words);
    return page.locator('.wb-group .wb-item > span:first-child').allInnerTexts();
  };
  for (const [words, title] of [['sap nhap', 'Trước và sau một đợt sắp xếp'], ['duoi chi tieu', 'Đơn vị chậm chỉ tiêu'], ['nop muon', 'Tổ chức chậm nộp báo cáo']]) {
    const titles = await found(words);
    assert.ok(titles.includes(title) && titles.length < 6, `${words}: ${titles}`);
  }
});

test('calls an operation by its whole sentence, not by what stands before a comma', async () => {
  await page.getByRole('searchbox', { name: 'Tìm trong thư viện' }).fill('');
  const titles = await page.locator('.wb-group .wb-item > span:first-child').allInnerTexts();
  assert.ok(titles.some((title) => title.startsWith('Thu, chi, số lượt và số người nhận khác nhau')), titles.join('\n'));
  assert.deepEqual(titles.filter((title) => title.length < 12), []);
});

test('shows the published sum of the province, month by month', async () => {
  await choose(page, 'dong gop theo thang', /Đóng góp theo tháng/);
  await run(page);
  await page.locator('.wb-grid').getByText('08/2023').first().waitFor();
  const amount = (await headings(page)).indexOf('Số tiền');
  const months = await rows(page);
  assert.equal(months.reduce((sum, row) => sum + numberOf(row[amount]), 0), 39_847_560_000);
  assert.match(months[0][amount], /^\d{1,3}(\.\d{3})+$/);
});

test('picks an organization by its name, without marks, by the keyboard', async () => {
  const field = page.getByRole('combobox', { name: 'Tổ chức', exact: true });
  await field.fill('dong le');
  await page.getByRole('option', { name: /phường Đông Lễ/ }).waitFor();
  await field.press('Enter');
  assert.equal(await field.inputValue(), 'Hội Khuyến học phường Đông Lễ');
  sent.length = 0;
  await field.press('Enter');
  await page.locator('.wb-grid').getByText('1.856.370.000').waitFor({ state: 'detached' });
  await page.locator('.wb-grid').getByText('08/2023').first().waitFor();
  const { within } = sent.find(({ operationName }) => operationName === 'ContributionsByMonth').variables;
  const { node, contributionStatistics } = await asked(`query ($within: ID!) { node(id: $within) { ... on Organization { code } }
    contributionStatistics(within: $within, from: "2023-01-01", to: "2023-12-31", groupBy: [MONTH]) { totals { amount } } }`, { within });
  assert.equal(node.code, 'QT-19336');
  const amount = (await headings(page)).indexOf('Số tiền');
  assert.equal((await rows(page)).reduce((sum, row) => sum + numberOf(row[amount]), 0), contributionStatistics.totals.amount);
});

test('carries on the place that was picked, and none that a form began with', async () => {
  const { context, page: other } = await visitor();
  await open(other);
  const place = other.getByRole('combobox', { name: 'Tổ chức', exact: true });
  await choose(other, 'chi hoi va ban', /Chi hội và ban/);
  await other.waitForFunction(() => document.querySelector('.wb-form [role=combobox]')?.value);
  const begun = await place.inputValue();
  await run(other);
  await other.locator('.wb-status').getByText(/\d hàng/).waitFor();
  await choose(other, 'so sanh cac hoi', /So sánh các hội/);
  await run(other);
  await other.locator('.graphiql-tab-active').getByText('CompareAssociations').waitFor();
  await other.locator('.wb-status').getByText(/[1-9]\d* hàng/).waitFor();
  assert.equal(await place.inputValue(), '', `${begun} is where the other form began`);
  await pick(other, place, 'dong le', /phường Đông Lễ/);
  await choose(other, 'dong gop theo thang', /Đóng góp theo tháng/);
  await other.waitForFunction(() => document.querySelector('.wb-form [role=combobox]')?.value === 'Hội Khuyến học phường Đông Lễ');
  await context.close();
});

test('picks a unit by its name, and knows its level', async () => {
  await choose(page, 'don vi hanh chinh', /một đơn vị hành chính/);
  await pick(page, page.getByRole('combobox', { name: 'Đơn vị hành chính' }), 'phuong dong le', /Phường Đông Lễ/);
  sent.length = 0;
  await Promise.all([page.waitForResponse((response) => response.request().postData()?.includes('UnitHistory')), run(page)]);
  const { unit, level } = sent.find(({ operationName }) => operationName === 'UnitHistory').variables;
  assert.deepEqual({ unit, level }, { unit: '19336', level: 'COMMUNE' });
});

test('finds campaigns, rounds of spending and whatever has an id by what they are called', async () => {
  const found = async (words, title, field, typed, option, offered = true) => {
    await choose(page, words, title);
    const box = page.getByRole('combobox', { name: field, exact: true });
    if (offered) {
      await box.focus();
      await page.locator('.wb-picker [role=option]').first().waitFor();
    }
    await pick(page, box, typed, option);
    assert.equal(await box.evaluate((input) => input.validationMessage), '', 'somebody was picked');
  };
  await found('duoi chi tieu', /Đơn vị chậm chỉ tiêu/, 'Chương trình, phong trào', '135/KH', /135\/KH-UBND/);
  await page.getByLabel('Chỉ tiêu về gì').selectOption('MEMBERS');
  await page.getByLabel('Cấp của các tổ chức').selectOption('DISTRICT');
  sent.length = 0;
  await Promise.all([page.waitForResponse((response) => response.request().postData()?.includes('query BehindTarget')), run(page)]);
  const { campaign } = sent.find(({ operationName }) => operationName === 'BehindTarget').variables;
  assert.equal((await asked('query ($id: ID!) { node(id: $id) { ... on Campaign { reference } } }', { id: campaign })).node.reference, '135/KH-UBND');
  await found('nguoi nhan cua mot dot', /Danh sách người nhận của một đợt chi/, 'Đợt chi', '1/qd', /1\/QĐ.*tỉnh Quảng Trị.*2023-05-12/);
  await found('tra mot doi tuong', /Tra một đối tượng/, 'Đối tượng', 'vinh linh', /huyện Vĩnh Linh.*Tổ chức/, false);
  sent.length = 0;
  await Promise.all([page.waitForResponse((response) => response.request().postData()?.includes('query Lookup')), run(page)]);
  await page.locator('.wb-grid').getByText('QT-464').first().waitFor();
});

test('keeps raw names of variables out of its forms', async () => {
  for (const [words, title, labels] of [
    ['bon thoi diem', /Bốn thời điểm/, ['Tổ chức', 'Ngày được hỏi', 'Ngày được hỏi 1', 'Ngày được hỏi 2', 'Ngày được hỏi 3', 'Ngày được hỏi 4']],
    ['truoc va sau', /Trước và sau/, ['Tổ chức', 'Ngày được hỏi (kỳ trước)', 'Ngày được hỏi (kỳ sau)']],
    ['tong ket nam', /Số liệu tổng kết năm/, ['Tổ chức', 'Năm', 'Ngày được hỏi']],
  ]) {
    await choose(page, words, title);
    await page.locator('.wb-form label').first().waitFor();
    assert.deepEqual((await page.locator('.wb-form label').allTextContents()).map((label) => label.replace(' *', '')), labels);
  }
});

test('refuses to run while a name was typed but nobody picked', async () => {
  await choose(page, 'don vi hanh chinh', /một đơn vị hành chính/);
  await page.getByRole('combobox', { name: 'Đơn vị hành chính' }).fill('xyz không có');
  await page.getByText('Không tìm thấy.').waitFor();
  sent.length = 0;
  await run(page);
  assert.deepEqual(sent.map(({ operationName }) => operationName), []);
});

test('opens what changes data without sending it', async () => {
  await choose(page, 'ghi nhan mot khoan dong gop', /Ghi nhận/);
  assert.equal(await page.locator('.wb-library .wb-changes').innerText(), 'thay đổi dữ liệu');
  await page.getByRole('combobox', { name: /Tổ chức/ }).first().waitFor();
  await page.getByRole('combobox', { name: /Hình thức/ }).selectOption({ label: 'Tiền mặt' });
  sent.length = 0;
  await page.getByRole('button', { name: 'Chỉ mở, chưa chạy' }).click();
  await page.locator('.graphiql-tab-active').getByText('RecordContribution').waitFor();
  assert.match(await page.locator('.graphiql-editor-tool .view-lines').first().innerText(), /"kind":\s*"CASH"/);
  assert.deepEqual(sent, []);
});
