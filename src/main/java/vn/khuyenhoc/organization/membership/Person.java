package vn.khuyenhoc.organization.membership;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.graphql.Node;
import vn.khuyenhoc.kernel.graphql.RecordedIn;

/** One person, whatever organizations list them; shown only to whom one of their memberships or terms is shown. */
@RecordedIn("organization_person")
public record Person(long key, String fullName, @Nullable Integer birthYear) implements Node {}
