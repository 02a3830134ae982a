import { firstValues } from '../form/defaults';
import { kept } from '../kept';
import { inLibrary } from '../library/operations';
import { readLink } from '../share/link';
import type { Work } from './work';

/** What the page opens with, and how it came to it. */
export interface FirstTab {
  work: Work;
  /** Whether somebody sent it; the reader has not seen it yet. */
  sent: boolean;
  /** Whether nothing was done here before. */
  newcomer: boolean;
}

interface Tab {
  query: string | null;
  variables: string | null;
}

/**
 * The tab to open: the one that a link brings, the one that was open last, or the year review. GraphiQL 5 keeps its tabs but draws
 * the open one without its variables, so they are handed to it; what it does not hold yet it puts into a tab of its own.
 */
export async function firstTab(): Promise<FirstTab> {
  const stored = kept<{ tabs: Tab[]; activeTabIndex: number }>('graphiql:tabState');
  const link = await readLink(location.hash);
  if (link) history.replaceState(null, '', location.pathname + location.search);
  const last = stored?.tabs?.[stored.activeTabIndex];
  const work = link ?? (last ? { title: '', query: last.query ?? '', variables: last.variables ?? '' } : review());
  return { work, sent: link !== null, newcomer: !stored };
}

/** What a newcomer finds: the review that an association publishes of a year. */
function review(): Work {
  const text = inLibrary('YearInReview')?.text ?? '';
  const { year, asOf } = firstValues;
  return { title: '', query: text, variables: JSON.stringify({ province: 'QT', year, asOf }, null, 2) };
}
