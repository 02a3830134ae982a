import { useGraphiQL } from '@graphiql/react';
import { useEffect, useRef } from 'react';
import { keep, kept } from '../kept';
import { servesSample } from '../sample';

const KEY = 'khuyenhoc:user';

/** The headers of the sample's user who was chosen last; null before anybody was. */
let last: string | null = null;

/** Chooses a user of the sample, also for when this window is loaded again: the name is kept, the token is not. */
export async function become(user: string): Promise<string> {
  const token = user === '' ? null : await (await fetch(`/sample/tokens/${user}`)).text();
  last = token === null ? '' : JSON.stringify({ Authorization: `Bearer ${token}` }, null, 2);
  keep(KEY, user, sessionStorage);
  return last;
}

/** The headers to begin with: those of whom this window was, else those that the page came with. */
export async function firstHeaders(given: string): Promise<string> {
  const user = servesSample() ? kept<string>(KEY, sessionStorage) : null;
  return user === null ? given : become(user).catch(() => given);
}

export function lastHeaders(): string | null {
  return last;
}

/** Lets every tab that is added ask as the user chosen last: GraphiQL would begin it with the headers that the page came with. */
export function useLastUser(): void {
  const count = useGraphiQL((state) => state.tabs.length);
  const headers = useGraphiQL((state) => state.headerEditor);
  const update = useGraphiQL((state) => state.actions.updateActiveTabValues);
  const before = useRef(count);
  useEffect(() => {
    if (count > before.current && last !== null) {
      headers?.setValue(last);
      update({ headers: last });
    }
    before.current = count;
  }, [count, headers, update]);
}
