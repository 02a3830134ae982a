package vn.khuyenhoc.organization.proposal;

/** What has become of a proposal. */
enum ProposalState { PROPOSED, ESTABLISHED, REFUSED }
