import * as oauth from 'oauth4webapi';
import { keep, kept } from '../kept';
import { setSession, type Session } from './session';
import type { SignIn } from './settings';

/** What must come back as it went. */
interface Begun {
  verifier: string;
  state: string;
  nonce: string;
  /** What the address of the page ended with. */
  hash: string;
}

const KEY = 'khuyenhoc:sign-in';
const returnTo = () => `${location.origin}/graphiql`;
const client = ({ clientId }: SignIn): oauth.Client => ({ client_id: clientId });

/** Only an issuer on this machine may do without TLS; the server refuses others. */
const options = ({ issuer }: SignIn) => ({ [oauth.allowInsecureRequests]: issuer.startsWith('http:') });

let known: Promise<oauth.AuthorizationServer> | null = null;

function discovered(settings: SignIn): Promise<oauth.AuthorizationServer> {
  const issuer = new URL(settings.issuer);
  known ??= oauth.discoveryRequest(issuer, { algorithm: 'oidc', ...options(settings) })
    .then((response) => oauth.processDiscoveryResponse(issuer, response))
    .catch((error) => { known = null; throw error; });
  return known;
}

/** Sends the reader to the issuer. */
export async function begin(settings: SignIn): Promise<void> {
  const server = await discovered(settings);
  const begun: Begun = {
    verifier: oauth.generateRandomCodeVerifier(), state: oauth.generateRandomState(), nonce: oauth.generateRandomNonce(), hash: location.hash,
  };
  keep(KEY, begun, sessionStorage);
  location.assign(withParameters(server.authorization_endpoint!, {
    response_type: 'code', client_id: settings.clientId, redirect_uri: returnTo(), scope: settings.scopes, state: begun.state, nonce: begun.nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(begun.verifier), code_challenge_method: 'S256',
  }));
}

/** Takes what the issuer sent the reader back with. */
export async function finish(settings: SignIn): Promise<void> {
  const begun = kept<Begun>(KEY, sessionStorage);
  sessionStorage.removeItem(KEY);
  const came = new URLSearchParams(location.search);
  history.replaceState(null, '', location.pathname + (begun?.hash ?? ''));
  if (!begun) throw new Error('nobody began to sign in here');
  const server = await discovered(settings);
  const parameters = oauth.validateAuthResponse(server, client(settings), came, begun.state);
  const response = await oauth.authorizationCodeGrantRequest(server, client(settings), oauth.None(), parameters, returnTo(), begun.verifier, options(settings));
  setSession(sessionOf(await oauth.processAuthorizationCodeResponse(server, client(settings), response, { expectedNonce: begun.nonce, requireIdToken: true })));
}

/** The same session with a new token. */
export async function renew(settings: SignIn, old: Session): Promise<Session> {
  const server = await discovered(settings);
  const response = await oauth.refreshTokenGrantRequest(server, client(settings), oauth.None(), old.refresh!, options(settings));
  const next = sessionOf(await oauth.processRefreshTokenResponse(server, client(settings), response));
  return { ...next, refresh: next.refresh ?? old.refresh, idToken: next.idToken ?? old.idToken };
}

/** Ends the session here, and at the issuer where it can be ended there. */
export async function leave(settings: SignIn, old: Session): Promise<void> {
  setSession(null);
  const { end_session_endpoint: end } = await discovered(settings);
  if (end) location.assign(withParameters(end, { client_id: settings.clientId, post_logout_redirect_uri: returnTo(), ...(old.idToken && { id_token_hint: old.idToken }) }));
}

function sessionOf({ access_token, refresh_token, id_token, expires_in }: oauth.TokenEndpointResponse): Session {
  return { token: access_token, refresh: refresh_token ?? null, idToken: id_token ?? null, ends: Date.now() + (expires_in ?? 300) * 1000 };
}

function withParameters(address: string, parameters: Record<string, string>): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}
