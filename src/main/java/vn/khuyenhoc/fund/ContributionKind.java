package vn.khuyenhoc.fund;

/** How a contribution was made. */
public enum ContributionKind { CASH, TRANSFER, IN_KIND }
