import { useGraphiQL } from '@graphiql/react';
import { useEffect } from 'react';

/** Keeps the open tab in sight, when there are more than fit. */
export function useInSight(): void {
  const index = useGraphiQL((state) => state.activeTabIndex);
  const count = useGraphiQL((state) => state.tabs.length);
  useEffect(() => {
    document.querySelector('.graphiql-tab-active')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [index, count]);
}
