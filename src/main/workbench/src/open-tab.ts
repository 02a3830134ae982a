import yearInReview from '../../../../schema/queries/organization/year-in-review.graphql';

/** What a tab holds that a reader would miss. */
interface Tab {
  query: string | null;
  variables: string | null;
}

/** What a newcomer finds in the first tab: the published review of the sample province. */
const firstTab: Tab = {
  query: yearInReview,
  variables: JSON.stringify({ province: 'QT', year: 2023, asOf: '2023-12-31' }, null, 2),
};

/**
 * The tab to open: the newcomer's, or the one that was open last. GraphiQL 5 stores its tabs but draws the open one
 * without its variables, so they are handed to it.
 */
export function openTab(): Tab {
  try {
    const stored = JSON.parse(localStorage.getItem('graphiql:tabState') ?? '') as { tabs: Tab[]; activeTabIndex: number };
    return stored.tabs[stored.activeTabIndex] ?? firstTab;
  } catch {
    return firstTab;
  }
}
