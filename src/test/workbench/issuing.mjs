// An issuer that signs everybody in at once, as OpenID Connect's authorization code with PKCE has it, and notes what it was asked.
import { createHash, randomUUID } from 'node:crypto';
import { issuer } from '../faults/issuer.mjs';

/** @param access makes the token that is handed out */
export async function issuing(access) {
  const asked = { authorize: [], token: [], left: [] };
  const grants = new Map();
  /** How the next answers are wrong: `state`, `nonce`, `refresh`; and after how many seconds a token ends. */
  const faults = { state: null, nonce: null, refresh: false, seconds: 3600 };
  const json = (response, status, body) => {
    response.writeHead(status, { 'Content-Type': 'application/json', 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'no-store' }).end(JSON.stringify(body));
    return true;
  };
  const sendBack = (response, address, parameters) => {
    const url = new URL(address);
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    // By a page, as where people type their passwords; a test does not meet what is redirected to.
    response.writeHead(200, { 'Content-Type': 'text/html' }).end(`<meta http-equiv="refresh" content="0; url=${url.href.replace(/&/g, '&amp;')}">`);
    return true;
  };

  function authorize(query, response) {
    const said = Object.fromEntries(query);
    asked.authorize.push(said);
    const code = randomUUID();
    grants.set(code, said);
    return sendBack(response, said.redirect_uri, { code, state: faults.state ?? said.state });
  }

  async function token(request, response) {
    let body = '';
    for await (const part of request) body += part;
    const said = Object.fromEntries(new URLSearchParams(body));
    asked.token.push(said);
    if (said.grant_type === 'refresh_token') return faults.refresh ? json(response, 400, { error: 'invalid_grant' }) : json(response, 200, await tokens({}));
    const grant = grants.get(said.code);
    grants.delete(said.code);
    const challenge = createHash('sha256').update(said.code_verifier ?? '').digest('base64url');
    if (!grant || grant.code_challenge_method !== 'S256' || challenge !== grant.code_challenge || said.redirect_uri !== grant.redirect_uri || said.client_id !== grant.client_id) {
      return json(response, 400, { error: 'invalid_grant' });
    }
    return json(response, 200, await tokens({ aud: said.client_id, nonce: faults.nonce ?? grant.nonce }));
  }

  async function tokens(claims) {
    return {
      access_token: await access(), token_type: 'Bearer', expires_in: faults.seconds, refresh_token: randomUUID(),
      ...(claims.aud && { id_token: made.token({ sub: 'officer', ...claims }) }),
    };
  }

  const made = await issuer((address) => ({
    authorization_endpoint: `${address}/authorize`, token_endpoint: `${address}/token`, end_session_endpoint: `${address}/leave`,
    id_token_signing_alg_values_supported: ['RS256'], response_types_supported: ['code'], code_challenge_methods_supported: ['S256'],
  }), async (request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://issuer');
    if (pathname === '/authorize') return authorize(searchParams, response);
    if (pathname === '/token') return token(request, response);
    if (pathname !== '/leave') return false;
    asked.left.push(Object.fromEntries(searchParams));
    return sendBack(response, searchParams.get('post_logout_redirect_uri'), {});
  });
  return { ...made, asked, faults };
}
