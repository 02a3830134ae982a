// What the browser tests share. Environment: BASE_URL, CHROMIUM (or one on the PATH), PICTURES (optional folder).
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { after } from 'node:test';
import { chromium } from 'playwright-core';

export const baseUrl = process.env.BASE_URL ?? 'http://127.0.0.1:8080';
const host = new URL(baseUrl).host;

function installedChromium() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    try {
      return execFileSync('which', [name], { encoding: 'utf8' }).trim();
    } catch { /* the next name */ }
  }
  throw new Error('no Chromium: install the package chromium, or name one in CHROMIUM');
}

const browser = await chromium.launch({
  executablePath: installedChromium(),
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync',
    // A page that a test answered itself stands on no network, and could not ask one on this machine.
    '--disable-features=LocalNetworkAccessChecks'],
});
after(() => browser.close());

/** A browser's window that nobody has used yet; it notes what goes to another host and what the page complains of. */
export async function visitor(options = {}) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN', acceptDownloads: true, ...options });
  const foreign = [];
  const complaints = [];
  await context.route((url) => !['data:', 'blob:'].includes(url.protocol) && url.host !== host, (route) => {
    foreign.push(route.request().url());
    return route.abort();
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  return { context, page, foreign, complaints };
}

/** Opens the workbench and waits for the schema, without which forms and tables say nothing. */
export async function open(page, hash = '') {
  const schema = page.waitForResponse((response) => response.url() === `${baseUrl}/graphql` && response.request().postData().includes('IntrospectionQuery'));
  await page.goto(`${baseUrl}/graphiql${hash}`);
  await page.locator('.graphiql-query-editor .view-line').first().waitFor();
  await schema;
}

/** Finds an operation of the library as a person does. */
export async function choose(page, words, title) {
  const back = page.getByRole('button', { name: 'Thư viện', exact: true });
  if (await back.isVisible()) await back.click();
  await page.getByRole('searchbox', { name: 'Tìm trong thư viện' }).fill(words);
  await page.locator('.wb-group').getByRole('button', { name: title }).first().click();
}

/** Types a name and takes one of what is offered; a search that was lost is typed again once, and what the page said of it is told. */
export async function pick(page, field, words, option, again = true) {
  await field.fill('');
  await field.fill(words);
  const offered = page.getByRole('option', { name: option });
  try {
    await offered.waitFor({ timeout: 10_000 });
  } catch (lost) {
    console.log(`nothing was offered for ${words}: "${await page.locator('.wb-picker [role=status]').allInnerTexts()}", the field holds "${await field.inputValue()}"`);
    if (!again) throw lost;
    return pick(page, field, words, option, false);
  }
  await offered.click();
}

/** Runs what was chosen, once the form has found the place that it begins with. */
export async function run(page) {
  await page.waitForFunction(() => [...document.querySelectorAll('.wb-form [role=combobox]')].every((field) => !field.required || field.value !== ''));
  await page.getByRole('button', { name: 'Chạy', exact: true }).click();
}

export const show = (page, name) => page.getByRole('tab', { name, exact: true }).click();

/** The rows of the table that stands there, as texts. */
export const rows = (page) => page.locator('.wb-grid tbody tr:not([aria-hidden])').evaluateAll((found) =>
  found.map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent)));
export const headings = (page) => page.locator('.wb-grid thead tr:first-child th').evaluateAll((found) =>
  found.map((cell) => cell.textContent.replace(/ [▲▼]$/, '')));
export const numberOf = (text) => Number(text.replaceAll('.', '').replace(',', '.'));

/** A picture for the guides, where somebody asked for them. */
export async function picture(page, name) {
  if (process.env.PICTURES) await page.screenshot({ path: join(process.env.PICTURES, `${name}.png`), animations: 'disabled' });
}
