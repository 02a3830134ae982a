import yearInReview from '../../../../schema/queries/organization/year-in-review.graphql';

/** What a newcomer finds in the first tab: the published review of the sample province. */
export const firstTab = {
  query: yearInReview,
  variables: JSON.stringify({ province: 'QT', year: 2023, asOf: '2023-12-31' }, null, 2),
};

/** GraphiQL 5 drops the variables of a first default tab, so they are handed over once, before anything is stored. */
export const firstVisit = localStorage.getItem('graphiql:tabState') === null;
