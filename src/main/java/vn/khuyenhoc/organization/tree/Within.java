package vn.khuyenhoc.organization.tree;

import java.time.LocalDate;
import java.util.Collection;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.access.Scope;

/** Whether organizations stand within callers' scopes, told by what is remembered of the tree: for those who add many facts at once. */
@Component
public class Within {
    /** An organization and a day, and the scope that it is to be in. */
    public record Place(Scope scope, long organization, LocalDate day) {
        private boolean held(Ancestors ancestors) {
            return ancestors.stood(organization, day) && (scope.everywhere() || ancestors.path(organization, day).stream().anyMatch(scope.subtrees()::contains));
        }
    }

    private final TreeGuard guard;
    private final KnownAncestors known;

    Within(TreeGuard guard, KnownAncestors known) {
        this.guard = guard;
        this.known = known;
    }

    /** Whether each stood within its scope, and was active, on its day; the tree stays so until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean all(Collection<Place> places) {
        Ancestors ancestors = known.of(places.stream().map(Place::organization).distinct().toList(), guard.hold());
        return places.stream().allMatch(place -> place.held(ancestors));
    }
}
