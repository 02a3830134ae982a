import { say } from '../language/language';
import { session, setSession, type Session } from './session';
import { signIn } from './settings';

/** A token that ends so soon is not begun with. */
const SOON = 20_000;
const expired = () => say('Phiên đăng nhập đã hết hạn.', 'You are no longer signed in.');

let renewing: Promise<Session | null> | null = null;

/** Who asks is told by a token that still holds. */
async function current(): Promise<Session | null> {
  const present = session();
  if (!present || !signIn || present.ends - SOON > Date.now()) return present;
  renewing ??= renewed(present).finally(() => { renewing = null; });
  return renewing;
}

async function renewed(old: Session): Promise<Session | null> {
  try {
    if (!old.refresh) throw new Error('nothing to renew it with');
    const { renew } = await import('./flow');
    const next = await renew(signIn!, old);
    // Whoever signed out meanwhile stays so.
    if (session() === old) setSession(next);
  } catch {
    if (session() === old) setSession(null, expired());
  }
  return session();
}

/** A request to our own server, in the name of whoever is signed in; a tab that brings a token of its own keeps it. */
export const signedFetch: typeof fetch = async (address, init) => {
  const headers = new Headers(init?.headers);
  const present = headers.has('Authorization') ? null : await current();
  if (present) headers.set('Authorization', `Bearer ${present.token}`);
  const response = await fetch(address, { ...init, headers });
  if (response.status === 401 && present && session()?.token === present.token) setSession(null, expired());
  return response;
};

/** Goes on with a sign-in, if the issuer has just sent the reader back. */
export async function arrive(): Promise<void> {
  const came = new URLSearchParams(location.search);
  if (!signIn || !(came.has('state') && (came.has('code') || came.has('error')))) return;
  try {
    const { finish } = await import('./flow');
    await finish(signIn);
  } catch (error) {
    console.warn('signing in failed', error);
    // A link that only looks like an answer ends nobody's session.
    if (!session()) setSession(null, say('Không đăng nhập được.', 'Signing in failed.'));
  }
}
