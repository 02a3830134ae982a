// What is pressed before the editors are there: Monaco's file is held back until the test lets it go.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { baseUrl, choose, visitor } from './browser.mjs';

/** A page whose editors come when they are let go; and the operations that it has sent. */
async function early(path = '/graphiql') {
  const { page, context, complaints } = await visitor();
  let letGo;
  const held = new Promise((resolve) => { letGo = resolve; });
  await page.route(/\/monaco-[^/]*\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  const sent = [];
  page.on('request', (request) => request.url() === `${baseUrl}/graphql` && sent.push(request));
  await page.goto(baseUrl + path);
  const ran = (name) => sent.filter((request) => request.postData()?.includes(`query ${name}(`));
  return { page, context, complaints, letGo, ran };
}

const answered = (page) => page.locator('.wb-grid').getByText('216.652').first().waitFor();

test('carries out a press of the run button that came before the editors', async () => {
  const { page, context, complaints, letGo, ran } = await early();
  const button = page.getByRole('button', { name: /Chạy câu hỏi/ });
  await button.click();
  await button.click();
  assert.equal(await page.locator('.graphiql-query-editor .view-line').count(), 0, 'no editor is there yet');
  letGo();
  await answered(page);
  assert.equal(ran('YearInReview').length, 1);
  assert.match(await ran('YearInReview')[0].headerValue('authorization') ?? 'none', /^Bearer ey/, 'as who the header says');
  assert.deepEqual(ran('YearInReview')[0].postDataJSON().variables, { province: 'QT', year: 2023, asOf: '2023-12-31' });
  assert.deepEqual(complaints, []);
  await context.close();
});

test('carries out Ctrl+Enter that came before the editors, and afterwards wherever the cursor is', async () => {
  const { page, context, letGo, ran } = await early();
  await page.getByRole('button', { name: /Chạy câu hỏi/ }).waitFor();
  await page.keyboard.press('Control+Enter');
  letGo();
  await answered(page);
  assert.equal(ran('YearInReview').length, 1);
  await page.getByRole('tab', { name: 'Bảng', exact: true }).focus();
  await Promise.all([page.waitForRequest((request) => request.postData()?.includes('query YearInReview(') ?? false), page.keyboard.press('Control+Enter')]);
  await context.close();
});

test('opens and runs an operation of the library that was chosen before the editors came', async () => {
  const { page, context, letGo, ran } = await early();
  await choose(page, 'tong ket nam', /Số liệu tổng kết năm/);
  await page.getByRole('button', { name: 'Chạy', exact: true }).click();
  letGo();
  await answered(page);
  assert.equal(ran('YearInReview').length, 1);
  await context.close();
});
