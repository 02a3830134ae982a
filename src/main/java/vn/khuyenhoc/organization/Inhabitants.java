package vn.khuyenhoc.organization;

import java.util.List;
import java.util.Map;
import java.util.Set;

import vn.khuyenhoc.kernel.graphql.Node;
import vn.khuyenhoc.organization.tree.View;

/** Says how many people live where associations are. */
public interface Inhabitants {
    /** @param counts the published counts that it is made up of, as {@code Population} of the schema */
    record Counted(long inhabitants, List<? extends Node> counts) {}

    /** In the unit that each association covers; one of whose unit no count is known by the day is missing. */
    Map<Long, Counted> of(Set<Long> organizations, View view);
}
