import { useGraphiQL } from '@graphiql/react';
import { useMemo } from 'react';
import { locale, say } from './language/language';

/** What the last query of the open tab cost, and what one may. */
export function Cost() {
  const response = useGraphiQL((state) => state.tabs[state.activeTabIndex]?.response ?? '');
  const cost = useMemo(() => costOf(response), [response]);
  if (!cost) return null;
  const number = new Intl.NumberFormat(locale);
  return (
    <span className="brand-note wb-cost" title={say('Máy chủ tính trước mỗi câu hỏi; câu hỏi quá đắt bị từ chối.', 'Each query is priced before it runs; one that costs too much is refused.')}>
      {say('chi phí', 'cost')} {number.format(cost.requested)}/{number.format(cost.limit)}
    </span>
  );
}

function costOf(response: string): { requested: number; limit: number } | null {
  try {
    const { extensions } = JSON.parse(response) as { extensions?: { cost?: { requested?: unknown; limit?: unknown } } };
    const { requested, limit } = extensions?.cost ?? {};
    return typeof requested === 'number' && typeof limit === 'number' ? { requested, limit } : null;
  } catch {
    return null;
  }
}
