package vn.khuyenhoc.organization.tree;

import java.time.LocalDate;
import java.util.List;

/**
 * Days of a year on which nobody went to another place in the tree: those since the stage before it, up to and including the last.
 *
 * @param made how figures of these days are made up
 */
public record Stage(LocalDate last, Composition made) {
    /** Whether a figure of the year is an estimate. */
    public static boolean anyApportioned(List<Stage> stages, long of) {
        return stages.stream().anyMatch(stage -> stage.made().apportioned(of));
    }
}
