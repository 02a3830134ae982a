package vn.khuyenhoc.fund.recipient;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.graphql.Node;
import vn.khuyenhoc.kernel.graphql.RecordedIn;

/** One person who received something, whatever rounds name them. */
@RecordedIn("fund_recipient")
public record Recipient(long key, String fullName, @Nullable LocalDate birthDate, @Nullable Integer birthYear, @Nullable String school,
                        @Nullable String guardian) implements Node {}
