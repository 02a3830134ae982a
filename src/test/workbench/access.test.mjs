// Who cannot see well, or uses no mouse: axe finds nothing serious but what GraphiQL brings.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { baseUrl, choose, open, rows, run, show, visitor } from './browser.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Serious findings in GraphiQL's own parts; none is ours, and no other is allowed. */
const known = [
  { rule: 'nested-interactive', within: '.graphiql-tabs' },
  // The colours of numbers and comments in Monaco's dark theme.
  { rule: 'color-contrast', within: '.monaco-editor' },
  // One that Monaco took out again while axe looked at it.
  { rule: 'color-contrast', named: '.line-numbers' },
];

async function serious(page, rules) {
  await page.evaluate(axe);
  return page.evaluate(async ({ allowed, only }) => {
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'], ...(only && { runOnly: only }) });
    return violations.filter(({ impact }) => ['serious', 'critical'].includes(impact)).flatMap(({ id, nodes }) => nodes.map(({ target }) => ({ id, target: target.join(' ') })))
      .filter(({ id, target }) => !allowed.some(({ rule, within, named }) => rule === id && (named ? target.endsWith(named) : document.querySelector(target)?.closest(within))))
      .map(({ id, target }) => `${id}: ${target}`);
  }, { allowed: known, only: rules });
}

// In the dark only the colours differ.
for (const [colorScheme, rules] of [['light', null], ['dark', ['color-contrast']]]) {
  test(`has no serious fault in any panel, ${colorScheme}`, async () => {
    const { page, context } = await visitor({ colorScheme });
    await open(page);
    assert.deepEqual(await serious(page, rules), [], 'the library');
    await choose(page, 'chi theo quy', /Chi theo quý/);
    await run(page);
    await page.locator('.wb-grid').getByText('Quý 4/2023').first().waitFor();
    assert.deepEqual(await serious(page, rules), [], 'a form and a table');
    await show(page, 'Biểu đồ');
    await page.locator('.wb-chart svg').waitFor();
    assert.deepEqual(await serious(page, rules), [], 'a chart');
    await show(page, 'Bảng chéo');
    assert.deepEqual(await serious(page, rules), [], 'a pivot');
    await page.getByRole('button', { name: 'Lưu câu hỏi này' }).click();
    await page.getByRole('textbox', { name: 'Tên' }).waitFor();
    assert.deepEqual(await serious(page, rules), [], 'a dialog');
    await context.close();
  });
}

// No policy of its pages lets axe in, and nothing of axe changes what they look like.
for (const path of ['/reports/QT/2023', '/reports/QT-19333/2022', '/reports/QT/2099', '/disclosures/QT/2022']) {
  test(`has no serious fault on ${path}`, async () => {
    const { page, context } = await visitor({ bypassCSP: true });
    await page.goto(baseUrl + path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    assert.deepEqual(await serious(page), []);
    await context.close();
  });
}

const openPane = (page, name) => page.getByRole('button', { name: `Hiện ${name}` }).click();

for (const colorScheme of ['light', 'dark']) {
  test(`has no serious fault in GraphiQL's own panes, ${colorScheme}`, async () => {
    const { page, context } = await visitor({ colorScheme });
    await open(page);
    await page.getByRole('button', { name: /Chạy câu hỏi/ }).click();
    await page.locator('.wb-grid').getByText('216.652').first().waitFor();
    await openPane(page, 'Tài liệu lược đồ');
    await page.locator('.graphiql-doc-explorer-section-title').first().waitFor();
    assert.deepEqual(await serious(page), [], 'the documentation');
    await page.locator('.graphiql-doc-explorer').getByText('Query', { exact: true }).click();
    await page.locator('.graphiql-doc-explorer-field-name, .graphiql-doc-explorer-title').first().waitFor();
    assert.deepEqual(await serious(page), [], 'a type');
    await openPane(page, 'Lịch sử');
    await page.locator('.graphiql-history-item').first().waitFor();
    assert.deepEqual(await serious(page), [], 'the history');
    await openPane(page, 'Dựng câu hỏi bằng cách chọn');
    await page.getByRole('combobox', { name: 'Loại' }).waitFor();
    assert.deepEqual(await serious(page), [], 'the builder');
    await context.close();
  });
}

test('goes from the search to the answer by the keyboard alone', async () => {
  const { page, context } = await visitor();
  await open(page);
  await page.getByRole('searchbox', { name: 'Tìm trong thư viện' }).focus();
  await page.keyboard.type('chi theo quy');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: 'Tổ chức' }).focus();
  await page.keyboard.press('Enter');
  await page.locator('.wb-grid').getByText('Quý 4/2023').first().waitFor();
  await page.getByRole('tab', { name: 'Bảng', exact: true }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.locator('.wb-cross tfoot').waitFor();
  assert.match((await rows(page))[0][0], /^Quý \d\/2023$/);
  await context.close();
});
