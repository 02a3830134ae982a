package vn.khuyenhoc.fund.grant;

import java.time.LocalDate;

import vn.khuyenhoc.fund.GrantPurpose;
import vn.khuyenhoc.kernel.graphql.Node;
import vn.khuyenhoc.organization.OrganizationId;

/**
 * A round of spending by one decision.
 *
 * @param turns how many times somebody received something
 * @param amount whole VND
 */
record Grant(long key, GrantPurpose purpose, String title, String decisionNumber, LocalDate paidOn, int turns, long amount,
             OrganizationId organizationId) implements Node {}
