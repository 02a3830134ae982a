package vn.khuyenhoc.recognition.figure;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.graphql.Node;
import vn.khuyenhoc.kernel.graphql.RecordedIn;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.recognition.TitleKind;

/**
 * How many of an organization with all below it could register for a kind of title.
 *
 * @param until the day on which another report took its place or it was withdrawn, or null
 * @param source who counted them
 */
@RecordedIn("recognition_eligible")
record EligibleReport(long key, TitleKind kind, int count, LocalDate reportedOn, @Nullable LocalDate until, String source, OrganizationId organizationId) implements Node {}
