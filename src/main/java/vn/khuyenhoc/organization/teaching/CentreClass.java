package vn.khuyenhoc.organization.teaching;

import java.time.LocalDate;

import vn.khuyenhoc.kernel.graphql.Node;
import vn.khuyenhoc.kernel.graphql.RecordedIn;
import vn.khuyenhoc.organization.centre.OfCentre;

/**
 * A class that a learning centre held.
 *
 * @param learnerTurns one for each time that a learner came
 */
@RecordedIn("organization_centre_class")
record CentreClass(long key, String topic, LocalDate heldFrom, LocalDate heldTo, int learnerTurns, String version,
                   long centreKey, LocalDate centreAsOf) implements Node, OfCentre {}
