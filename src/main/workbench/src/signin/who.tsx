import { useGraphiQL } from '@graphiql/react';
import { useEffect, useMemo, useState } from 'react';
import { useAsk } from '../api';
import { say } from '../language/language';
import { servesSample } from '../sample';
import { claimsOf, tokenIn, type Claims } from './claims';
import { isSampleUser, SampleUsers } from './sample-users';
import { useLastUser } from './last-user';
import { useSession } from './session';
import { signIn } from './settings';

const NAMED = 3;
const NAME = 'query ScopeName($id: ID!) { node(id: $id) { ... on Organization { name } } }';

/** Who asks, as what, and about which organizations. */
export function Who() {
  useLastUser();
  const { session } = useSession();
  const headers = useGraphiQL((state) => state.tabs[state.activeTabIndex]?.headers ?? state.defaultHeaders ?? '');
  const token = tokenIn(headers) ?? session?.token ?? null;
  const claims = useMemo(() => (token ? claimsOf(token) : null), [token]);
  const reads = useNames(claims?.reads);
  const writes = useNames(claims?.writes);
  const name = claims?.name ?? '';
  const user = servesSample() && !signIn && isSampleUser(name) ? <SampleUsers name={name} /> : null;
  if (!claims) return <span className="brand-note wb-who">{user ?? say('Khách', 'Guest')}: {say('số liệu công khai', 'public figures')}</span>;
  return (
    <span className="brand-note wb-who" title={`${claims.roles.join(', ')}. ${say('Đọc', 'Reads')}: ${reads}. ${say('Ghi', 'Writes')}: ${writes}.`}>
      {user ?? <strong>{name}</strong>} {roleOf(claims)}: {reads}
    </span>
  );
}

function roleOf({ roles }: Claims): string {
  return roles[0] ?? say('không có vai trò', 'no role');
}

function useNames(ids: string[] | undefined): string {
  const ask = useAsk();
  const [names, setNames] = useState('…');
  const key = ids?.join(' ') ?? '';
  useEffect(() => {
    const known = key === '' ? [] : key.split(' ');
    if (known.length === 0 || known.includes('*')) {
      setNames(known.length === 0 ? say('không', 'nothing') : say('mọi tổ chức', 'all organizations'));
      return undefined;
    }
    let wanted = true;
    Promise.all(known.slice(0, NAMED).map((id) => ask<{ node: { name?: string } | null }>(NAME, { id }).then(({ node }) => node?.name ?? '?', () => '?')))
      .then((found) => { if (wanted) setNames(found.join(', ') + (known.length > NAMED ? ` +${known.length - NAMED}` : '')); });
    return () => { wanted = false; };
  }, [key, ask]);
  return names;
}
