// What is picked by name is what is sent: on the day that is asked about, and with all that a write needs to know of it.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { baseUrl, choose, open, pick, visitor } from './browser.mjs';

let page;
const sent = [];

before(async () => {
  ({ page } = await visitor());
  page.on('request', (request) => request.url() === `${baseUrl}/graphql` && sent.push(request.postDataJSON()));
  await open(page);
});

async function asked(query, variables = {}, headers = {}) {
  const response = await fetch(`${baseUrl}/graphql`, {
    method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify({ query, variables }),
  });
  return (await response.json()).data;
}

const of = (operation) => sent.filter(({ operationName }) => operationName === operation);
const place = () => page.getByRole('combobox', { name: 'Tổ chức', exact: true });
const day = (label) => page.getByLabel(label, { exact: true });

/** All that the variables' editor holds, also what it does not draw. */
const variables = () => page.evaluate(() => window.__MONACO.editor.getModels().find(({ uri }) => uri.path.endsWith('variables.json')).getValue());

/** A board that went up in others between two days. */
async function goneBoard() {
  const boards = async (asOf) => (await asked(`{ organizations(asOf: "${asOf}", where: { level: [BOARD], basis: [AGENCY] }, first: 100) { nodes { id name code } } }`)).organizations.nodes;
  const there = async ({ code }) => (await asked('query ($code: String!) { organizations(asOf: "2023-12-31", where: { code: { eq: $code } }, first: 1) { nodes { id } } }', { code })).organizations.nodes.length;
  for (const board of await boards('2022-12-31')) if (await there(board) === 0) return board;
  throw new Error('every board of 2022 is still there');
}

test('sends the code that the organization bore on the day, also where the day was changed after it was picked', async () => {
  await choose(page, 'chi hoi va ban', /Chi hội và ban/);
  await pick(page, place(), 'dong le', /phường Đông Lễ/);
  // The sample's codes do not change; those of the country do, and name another unit.
  await page.route(`${baseUrl}/graphql`, async (route) => {
    const { query, variables } = route.request().postDataJSON();
    if (!query.startsWith('query Places(') || !variables.within) return route.fallback();
    assert.equal(variables.asOf, '2022-06-30');
    return route.fulfill({ json: { data: { places: { nodes: [{ id: variables.within, code: 'QT-00001', name: 'Hội Khuyến học phường Đông Lễ', level: 'COMMUNE' }] } } } });
  });
  await day('Ngày được hỏi').fill('2022-06-30');
  await page.getByRole('button', { name: 'Chạy', exact: true }).click();
  await page.locator('.graphiql-tab-active').getByText('Bodies').waitFor();
  assert.deepEqual(of('Bodies').map(({ variables }) => [variables.organization, variables.asOf]), [['QT-00001', '2022-06-30']]);
  await page.unroute(`${baseUrl}/graphql`);
});

test('says that an organization was not there on the day, and sends nothing', async () => {
  const board = await goneBoard();
  await choose(page, 'chi hoi va ban', /Chi hội và ban/);
  await day('Ngày được hỏi').fill('2022-12-31');
  await pick(page, place(), board.code, new RegExp(board.code));
  await day('Ngày được hỏi').fill('2023-12-31');
  await page.locator('.wb-picker [role=status]').getByText(/Không có vào ngày này/).waitFor();
  sent.length = 0;
  await page.getByRole('button', { name: 'Chạy', exact: true }).click();
  assert.equal(await place().evaluate((field) => field.validity.valid), false);
  await day('Ngày được hỏi').fill('2022-12-30');
  await page.getByRole('button', { name: 'Chạy', exact: true }).click();
  await page.waitForResponse((response) => response.request().postData()?.includes('query Bodies(') ?? false);
  assert.deepEqual(of('Bodies').map(({ variables }) => variables), [{ organization: board.code, asOf: '2022-12-30', first: 100 }], 'once, when it was there again');
});

test('offers what there was on the day that the code is asked for', async () => {
  const board = await goneBoard();
  await choose(page, 'truoc va sau mot dot', /Trước và sau/);
  await day('Ngày được hỏi (kỳ sau)').fill('2022-12-31');
  await pick(page, place(), board.code, new RegExp(board.code));
});

test('picks cases and accounts for a write by name, with the version that it needs', async () => {
  const { authorization } = await page.evaluate(async () => ({ authorization: `Bearer ${await (await fetch('/sample/tokens/admin')).text()}` }));
  const { cases, accounts } = await asked(`{ cases: titleCases(where: { state: [SELF_ASSESSED] }, first: 1) { nodes { id name version organization { name } } }
    accounts: citizenAccounts(where: { state: [REGISTERED] }, first: 1) { nodes { id holder version organization { name } } } }`, {}, { authorization });
  for (const [words, title, field, typed, one, operation] of [
    ['tham dinh mot ho so', /Thẩm định một hồ sơ/, /Hồ sơ/, cases.nodes[0].name, cases.nodes[0], 'ReviewTitleCase'],
    ['xac nhan mot tai khoan', /Xác nhận một tài khoản/, /tài khoản/i, accounts.nodes[0].holder, accounts.nodes[0], 'ConfirmCitizenAccount'],
  ]) {
    await choose(page, words, title);
    const box = page.locator('.wb-form').getByRole('combobox', { name: field }).first();
    await pick(page, box, typed, new RegExp(`${one.holder ?? one.name}.*${one.organization.name}`.replaceAll(/[()]/g, '.')));
    sent.length = 0;
    await page.getByRole('button', { name: 'Chỉ mở, chưa chạy' }).click();
    await page.locator('.graphiql-tab-active').getByText(operation).waitFor();
    const { input } = JSON.parse(await variables());
    assert.equal((await asked('query ($id: ID!) { node(id: $id) { ... on TitleCase { version } ... on CitizenAccount { version } } }', { id: input.id }, { authorization })).node.version, input.version);
    assert.equal(input.id, one.id);
    assert.equal(await page.locator('.wb-form').getByLabel(/version|phiên bản/i).count(), 0, 'nobody is asked for it');
    assert.deepEqual(of(operation), []);
  }
});

test('asks for no id that could be picked', async () => {
  const back = page.getByRole('button', { name: 'Thư viện', exact: true });
  await back.click();
  await page.getByRole('searchbox', { name: 'Tìm trong thư viện' }).fill('');
  const titles = await page.locator('.wb-item').filter({ hasText: 'thay đổi dữ liệu' }).locator('> span:first-child').allInnerTexts();
  assert.ok(titles.length >= 20, titles.join());
  for (const title of titles) {
    if (await back.isVisible()) await back.click();
    await page.locator('.wb-item').filter({ hasText: title }).first().click();
    await page.locator('.wb-form label').first().waitFor();
    for (const add of await page.locator('.wb-form fieldset.wb-list > button').all()) await add.click();
    for (let folded = page.locator('.wb-form details:not([open]) > summary'); await folded.count() > 0;) await folded.first().click();
    const typed = await page.locator('.wb-form input[data-type=ID]').evaluateAll((fields) => fields.map((field) => field.labels[0].textContent));
    assert.deepEqual(typed, [], title);
    assert.ok(await page.locator('.wb-form [role=combobox]').count() > 0, title);
  }
});

test('finds a donor who has given before, and a pledge, by the donor', async () => {
  await choose(page, 'ghi nhan mot khoan dong gop', /Ghi nhận/);
  await page.locator('.wb-form summary').first().waitFor();
  for (const label of ['Nhà tài trợ đã từng', 'Cam kết mà khoản này']) {
    const field = page.locator('.wb-form').getByRole('combobox', { name: new RegExp(label) });
    await field.focus();
    await page.locator('.wb-picker [role=option]').first().waitFor();
    await page.locator('.wb-picker [role=option]').first().click();
  }
  await page.getByRole('button', { name: 'Chỉ mở, chưa chạy' }).click();
  await page.locator('.graphiql-tab-active').getByText('RecordContribution').waitFor();
  const { input } = JSON.parse(await variables());
  const { donor, pledge } = await asked('query ($donor: ID!, $pledge: ID!) { donor: node(id: $donor) { __typename } pledge: node(id: $pledge) { __typename } }',
    { donor: input.knownDonor, pledge: input.pledge }, { authorization: `Bearer ${await page.evaluate(async () => (await fetch('/sample/tokens/admin')).text())}` });
  assert.deepEqual([donor?.__typename, pledge?.__typename], ['Donor', 'Pledge']);
});
