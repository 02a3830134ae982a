// The sample's users: who asks is chosen in the header, and each sees what is theirs.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { baseUrl, choose, open, run, visitor } from './browser.mjs';

test('asks as whichever user of the sample is chosen', async () => {
  const { context, page, complaints, foreign } = await visitor();
  await open(page, '#operation=LateReports&first=7');
  const who = page.locator('.wb-who');
  await who.getByText('ADMIN: mọi tổ chức').waitFor();
  for (const [user, said] of [['viewer', /VIEWER: Hội Khuyến học/], ['approver', /APPROVER: Hội Khuyến học tỉnh/], ['', /số liệu công khai/]]) {
    await page.getByLabel('Hỏi với tư cách').selectOption(user);
    await who.getByText(said).waitFor();
    const [request] = await Promise.all([page.waitForRequest((sent) => sent.url() === `${baseUrl}/graphql` && sent.postData().includes('LateReports')),
      page.getByRole('button', { name: /^Chạy câu hỏi|^Execute query|^Thực hiện/ }).first().click()]);
    const bearer = request.headers().authorization;
    assert.equal(bearer === undefined ? '' : JSON.parse(Buffer.from(bearer.split('.')[1], 'base64url')).sub, user);
  }
  const subject = (request) => JSON.parse(Buffer.from(request.headers().authorization.split('.')[1], 'base64url')).sub;
  await page.getByLabel('Hỏi với tư cách').selectOption('viewer');
  await who.getByText(/VIEWER/).waitFor();
  await choose(page, 'dong gop theo thang', /Đóng góp theo tháng/);
  const [request] = await Promise.all([page.waitForRequest((sent) => sent.url() === `${baseUrl}/graphql` && sent.postData().includes('ContributionsByMonth')), run(page)]);
  assert.equal(subject(request), 'viewer', 'a tab that the library opened');
  await who.getByText(/VIEWER/).waitFor();
  await page.locator('.graphiql-tab-add').click();
  await page.waitForFunction(() => document.querySelectorAll('.graphiql-tab').length === 3);
  await page.waitForTimeout(500);
  await who.getByText(/VIEWER/).waitFor();
  assert.equal(await page.getByLabel('Hỏi với tư cách').inputValue(), 'viewer', 'a tab that the reader added');
  await page.reload();
  await who.getByText(/VIEWER/).waitFor();
  assert.equal(await page.getByLabel('Hỏi với tư cách').inputValue(), 'viewer', 'the page loaded again');
  assert.ok(!(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).includes('Bearer'), 'and no token is kept');
  assert.deepEqual(foreign, []);
  assert.deepEqual(complaints, []);
  await context.close();
});
