// Signing in with an issuer: the page as a server with one serves it, tokens that the server under test takes.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { baseUrl, open, picture, visitor } from './browser.mjs';
import { issuing } from './issuing.mjs';

let issuer;
let visit;
let bearers;

before(async () => {
  issuer = await issuing(async () => (await fetch(`${baseUrl}/sample/tokens/officer`)).text());
});
after(() => issuer.close());

beforeEach(async () => {
  if (visit) await visit.context.close();
  Object.assign(issuer.faults, { state: null, nonce: null, refresh: false, seconds: 3600 });
  for (const list of Object.values(issuer.asked)) list.length = 0;
  visit = await visitor();
  bearers = [];
  await visit.context.route(`${issuer.address}/**`, (route) => route.continue());
  await visit.context.route(/\/graphiql(\?.*)?$/, async (route) => {
    const response = await route.fetch();
    const settings = JSON.stringify({ issuer: issuer.address, clientId: 'workbench', scopes: 'openid profile' }).replaceAll('"', '&quot;');
    await route.fulfill({
      response,
      headers: { ...response.headers(), 'content-security-policy': response.headers()['content-security-policy'].replace("connect-src 'self'", `connect-src 'self' ${issuer.address}`) },
      body: (await response.text()).replace('name="khuyenhoc-sign-in" content=""', `name="khuyenhoc-sign-in" content="${settings}"`)
        .replace(/name="khuyenhoc-headers" content="[^"]*"/, 'name="khuyenhoc-headers" content=""'),
    });
  });
  visit.page.on('request', (request) => request.url() === `${baseUrl}/graphql` && bearers.push(request.headers().authorization ?? ''));
  await open(visit.page, '#operation=LateReports&first=7');
});

const who = (page) => page.locator('.wb-who');
const signIn = (page) => page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
const kept = (page) => page.evaluate(() => ({ session: JSON.stringify(sessionStorage), local: JSON.stringify(localStorage) }));

async function signedIn(page) {
  await signIn(page);
  await page.getByRole('button', { name: 'Đăng xuất', exact: true }).waitFor();
  await who(page).getByText('officer').waitFor();
}

/** Runs the open tab again, and waits for its answer. */
async function ask(page) {
  await Promise.all([page.waitForResponse((response) => response.url() === `${baseUrl}/graphql`), page.getByRole('button', { name: /^Chạy câu hỏi|^Execute query|^Thực hiện/ }).first().click()]);
}

test('signs in by code and PKCE, and says who asks and about what', async () => {
  const { page, complaints, foreign } = visit;
  assert.equal(await who(page).innerText(), 'Khách: số liệu công khai');
  assert.ok(bearers.length > 0 && bearers.every((bearer) => bearer === ''), 'a guest brings no token');
  await signedIn(page);
  const [{ code_challenge_method: method, state, nonce, client_id: client, scope, redirect_uri: back }] = issuer.asked.authorize;
  assert.deepEqual([method, client, scope, back], ['S256', 'workbench', 'openid profile', `${baseUrl}/graphiql`]);
  assert.ok(state.length >= 32 && nonce.length >= 32 && state !== nonce);
  await who(page).getByText('Hội Khuyến học phường 1').or(who(page).getByText(/Phường 1/i)).first().waitFor();
  assert.match(await who(page).innerText(), /^officer OFFICER: /);
  assert.equal(new URL(page.url()).search, '');
  assert.match(bearers.at(-1), /^Bearer ey/);
  await picture(page, 'signed-in');
  assert.deepEqual(foreign, []);
  assert.deepEqual(complaints, []);
});

test('keeps the token in this window only, through a reload', async () => {
  const { page, context } = visit;
  await signedIn(page);
  const { session, local } = await kept(page);
  const { token } = JSON.parse(JSON.parse(session)['khuyenhoc:session']);
  assert.ok(!local.includes(token) && !local.includes(token.split('.')[2]));
  assert.ok(!session.includes('verifier'), 'what was needed once is gone');
  await open(page);
  await who(page).getByText('officer').waitFor();
  const other = await context.newPage();
  await open(other);
  assert.equal(await who(other).innerText(), 'Khách: số liệu công khai');
});

for (const fault of ['state', 'nonce']) {
  test(`takes no answer with another ${fault}`, async () => {
    const { page } = visit;
    issuer.faults[fault] = 'somebody-else';
    await signIn(page);
    await page.getByRole('alert').getByText('Không đăng nhập được.').waitFor();
    assert.equal(await who(page).innerText(), 'Khách: số liệu công khai');
    assert.ok(!(await kept(page)).session.includes('khuyenhoc:session'));
    assert.equal(issuer.asked.token.length, fault === 'state' ? 0 : 1);
    assert.equal(new URL(page.url()).search, '');
  });
}

test('takes no answer to a question that it did not ask', async () => {
  const { page } = visit;
  await page.goto(`${baseUrl}/graphiql?code=stolen&state=stolen`);
  await page.getByRole('alert').getByText('Không đăng nhập được.').waitFor();
  assert.equal(issuer.asked.token.length, 0);
});

test('renews a token that ends, and says so when it cannot', async () => {
  const { page } = visit;
  issuer.faults.seconds = 10;
  await signedIn(page);
  const renewals = () => issuer.asked.token.filter(({ grant_type: kind }) => kind === 'refresh_token');
  await page.waitForFunction(() => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/token')).length > 0);
  assert.ok(renewals().length > 0, 'what was asked after signing in was asked with a new token');
  issuer.faults.refresh = true;
  await ask(page);
  await page.getByRole('alert').getByText('Phiên đăng nhập đã hết hạn.').waitFor();
  assert.equal(await who(page).innerText(), 'Khách: số liệu công khai');
  assert.equal(bearers.at(-1), '', 'asked as a guest');
});

test('signs out here and at the issuer', async () => {
  const { page } = visit;
  await signedIn(page);
  await page.getByRole('button', { name: 'Đăng xuất', exact: true }).click();
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).waitFor();
  assert.equal(await who(page).innerText(), 'Khách: số liệu công khai');
  assert.equal(issuer.asked.left.length, 1);
  assert.match(issuer.asked.left[0].id_token_hint, /^ey/);
  assert.ok(!(await kept(page)).session.includes('khuyenhoc:session'));
});
