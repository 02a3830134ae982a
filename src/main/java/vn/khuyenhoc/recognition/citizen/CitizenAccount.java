package vn.khuyenhoc.recognition.citizen;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.graphql.Node;
import vn.khuyenhoc.kernel.graphql.RecordedIn;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.recognition.CitizenAccountState;

/**
 * An account in the learning-citizen software: neither a title nor a membership.
 *
 * @param code its number in the software; null of older ones
 * @param closeReason why it was closed, or null
 */
@RecordedIn("recognition_citizen_account")
record CitizenAccount(long key, @Nullable String code, String holder, CitizenAccountState state, LocalDate registeredOn, @Nullable LocalDate confirmedOn,
                      @Nullable LocalDate closedOn, @Nullable String closeReason, OrganizationId organizationId, String version) implements Node {}
