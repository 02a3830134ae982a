import type { GraphiQLPlugin } from '@graphiql/react';
import { LibraryIcon } from '../icons';
import { say } from '../language/language';
import { LibraryPanel } from './panel';

/** GraphiQL compares plugins by identity: there is one. */
export const LIBRARY: GraphiQLPlugin = { title: say('Thư viện câu hỏi', 'Query library'), icon: LibraryIcon, content: LibraryPanel };
