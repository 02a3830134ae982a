import type { GraphiQLPlugin } from '@graphiql/react';
import { LibraryIcon } from '../icons';
import { say } from '../language/language';
import { LibraryPanel } from './panel';

const titles = ['Thư viện câu hỏi', 'Query library'] as const;

/** GraphiQL compares plugins by identity: there is one. */
export const LIBRARY: GraphiQLPlugin = { title: say(...titles), icon: LibraryIcon, content: LibraryPanel };

/** Whether the panel was left open, perhaps in the other language: GraphiQL knows panels by their titles. */
export function wasOpen(): boolean {
  return titles.some((title) => title === localStorage.getItem('graphiql:visiblePlugin'));
}
