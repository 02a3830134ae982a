import { useGraphiQL } from '@graphiql/react';
import { useEffect, useRef } from 'react';

/** The headers of the sample's user who was chosen last; null before anybody was. */
let last: string | null = null;

export function lastHeaders(): string | null {
  return last;
}

export function chooseHeaders(headers: string): void {
  last = headers;
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
