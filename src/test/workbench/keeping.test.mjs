// What outlives the page: links, own queries, the language.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { baseUrl, choose, open, run, show, visitor } from './browser.mjs';

let page;
let link;

before(async () => {
  ({ page } = await visitor());
  await open(page);
});

const unfolded = (address) => JSON.parse(inflateRawSync(Buffer.from(address.split('#q=')[1], 'base64url')).toString('utf8'));
const linked = (work) => `#q=${deflateRawSync(JSON.stringify(work)).toString('base64url')}`;

test('makes a link of the open tab that holds no token', async () => {
  await choose(page, 'chi theo quy', /Chi theo quý/);
  await run(page);
  await page.locator('.wb-grid').getByText('Quý 4/2023').first().waitFor();
  await show(page, 'Biểu đồ');
  await page.getByRole('button', { name: 'Chia sẻ bằng liên kết' }).click();
  link = await page.getByRole('textbox', { name: 'Liên kết' }).inputValue();
  await page.keyboard.press('Escape');
  const work = unfolded(link);
  assert.deepEqual(Object.keys(work).sort(), ['query', 'title', 'variables', 'view']);
  assert.equal(JSON.parse(work.variables).from, '2023-01-01');
  assert.ok(!JSON.stringify(work).includes('Bearer'));
});

test('opens a link elsewhere with its variables and its chart', async () => {
  const { page: elsewhere, context } = await visitor();
  await open(elsewhere, new URL(link).hash);
  await elsewhere.getByRole('img', { name: /Chi theo quý/ }).locator('svg').waitFor();
  assert.match(await elsewhere.locator('.graphiql-editor-tool .view-lines').first().innerText(), /2023-12-31/);
  assert.equal(new URL(elsewhere.url()).hash, '');
  await context.close();
});

test('does not run what a link would change', async () => {
  const { page: elsewhere, context } = await visitor();
  const sent = [];
  elsewhere.on('request', (request) => request.postData()?.includes('mutation Harm') && sent.push(request.postData()));
  await open(elsewhere, linked({ title: 'x', query: 'mutation Harm { closeFundYear(input: {}) { errors { code } } }', variables: '' }));
  await elsewhere.getByText('Liên kết này thay đổi dữ liệu').waitFor();
  await elsewhere.locator('.graphiql-query-editor').getByText('Harm').waitFor();
  await elsewhere.waitForTimeout(300);
  assert.deepEqual(sent, []);
  await context.close();
});

test('moves a tab by dragging', async () => {
  const titles = () => page.locator('.graphiql-tab').allInnerTexts().then((all) => all.map((title) => title.trim()));
  assert.deepEqual(await titles(), ['YearInReview', 'GrantsByQuarter']);
  await page.locator('.graphiql-tab').last().dragTo(page.locator('.graphiql-tab').first());
  assert.deepEqual(await titles(), ['GrantsByQuarter', 'YearInReview']);
  assert.match(await page.locator('.graphiql-query-editor .view-lines').innerText(), /GrantsByQuarter/);
});

test('keeps an own query through a reload, with its variables', async () => {
  await page.getByRole('button', { name: 'Lưu câu hỏi này' }).click();
  await page.getByRole('textbox', { name: 'Tên' }).fill('Chi của tỉnh');
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await page.getByRole('textbox', { name: 'Tên' }).waitFor({ state: 'detached' });
  await open(page);
  await page.getByRole('searchbox', { name: 'Tìm trong thư viện' }).fill('chi cua tinh');
  await page.getByRole('button', { name: 'Chi của tỉnh', exact: true }).click();
  await run(page);
  await page.getByRole('img', { name: /Chi của tỉnh|Chi theo quý/ }).locator('svg').waitFor();
  const kept = await page.evaluate(() => JSON.stringify(localStorage));
  assert.ok(kept.includes('Chi của tỉnh') && !kept.includes('Bearer'));
});

test('renames and deletes an own query', async () => {
  await page.getByRole('button', { name: 'Thư viện', exact: true }).click();
  await page.getByRole('button', { name: 'Đổi tên Chi của tỉnh' }).click();
  await page.getByRole('textbox', { name: 'Tên mới' }).fill('Chi theo quý của tỉnh');
  await page.keyboard.press('Enter');
  await page.getByRole('searchbox', { name: 'Tìm trong thư viện' }).fill('');
  await page.getByRole('button', { name: 'Chi theo quý của tỉnh', exact: true }).waitFor();
  page.once('dialog', (dialog) => dialog.accept());
  await page.getByRole('button', { name: 'Xóa Chi theo quý của tỉnh' }).click();
  await page.getByRole('button', { name: 'Chi theo quý của tỉnh', exact: true }).waitFor({ state: 'detached' });
  assert.equal(await page.evaluate(() => localStorage.getItem('khuyenhoc:saved')), '[]');
});

test('changes the language, keeps the answer and asks in the new one', async () => {
  const response = page.waitForRequest((request) => request.postData()?.includes('IntrospectionQuery') ?? false);
  await page.getByRole('button', { name: 'EN', exact: true }).click();
  assert.equal(await (await response).headerValue('accept-language'), 'en');
  await page.getByRole('heading', { name: 'Query library' }).waitFor();
  await page.getByRole('tab', { name: 'Table' }).click();
  await page.locator('.wb-grid thead').getByText('The amount').first().waitFor({ timeout: 15_000 }).catch(async (lost) => {
    console.log(`the page shows: ${await page.locator('.wb-results').innerText()}`);
    throw lost;
  });
  await page.locator('.wb-grid').getByText('Q4 2023').first().waitFor();
  await open(page);
  await page.getByRole('heading', { name: 'Query library' }).waitFor();
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  await page.getByRole('button', { name: /^Execute query/ }).waitFor();
  await page.getByRole('button', { name: 'Variables' }).waitFor();
});

test('speaks the language of the browser at first', async () => {
  const { page: foreigner, context } = await visitor({ locale: 'en-US' });
  await foreigner.goto(`${baseUrl}/graphiql`);
  await foreigner.getByRole('heading', { name: 'Query library' }).waitFor();
  await context.close();
});
