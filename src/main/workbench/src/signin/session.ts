import { useSyncExternalStore } from 'react';
import { keep, kept } from '../kept';

/** What the issuer gave: held by this window alone, and gone with it. */
export interface Session {
  token: string;
  refresh: string | null;
  idToken: string | null;
  /** When the token ends, in milliseconds. */
  ends: number;
}

/** Who is signed in, and what there is to say where somebody was. */
interface State {
  session: Session | null;
  trouble: string;
}

const KEY = 'khuyenhoc:session';
const listeners = new Set<() => void>();
let state: State = { session: kept<Session>(KEY, sessionStorage), trouble: '' };

export function session(): Session | null {
  return state.session;
}

/** @param trouble why nobody is signed in any more */
export function setSession(next: Session | null, trouble = ''): void {
  state = { session: next, trouble };
  if (next) keep(KEY, next, sessionStorage);
  else sessionStorage.removeItem(KEY);
  listeners.forEach((listener) => listener());
}

export function useSession(): State {
  return useSyncExternalStore((listener) => { listeners.add(listener); return () => listeners.delete(listener); }, () => state);
}
