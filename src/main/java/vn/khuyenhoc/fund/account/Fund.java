package vn.khuyenhoc.fund.account;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.graphql.Node;

/**
 * An organization's learning promotion fund.
 *
 * @param balance whole VND, never negative
 */
record Fund(long key, LocalDate openedOn, @Nullable LocalDate closedOn, long balance) implements Node {}
