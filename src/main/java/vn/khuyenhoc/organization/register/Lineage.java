package vn.khuyenhoc.organization.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationRegisterRecord;
import vn.khuyenhoc.organization.register.Fates.Ended;

/**
 * Under whom organizations stand, worked out from the lines of the register. What remains of an organization that ended,
 * the titles it gave and the money it raised, stands under its heir: the successor with the largest part, or whoever was above it.
 *
 * @param lines of every organization that is asked for and of all above it, in the order of time
 * @param heirs the successors of merged organizations
 */
record Lineage(Map<Long, List<OrganizationRegisterRecord>> lines, Map<Ended, Long> heirs) {
    /** A province, a district, a commune, a branch, a sub-branch, a group. */
    static final int DEEPEST = 6;

    /** @param path those above, the nearest first; the organization itself at the head while it is active */
    record Stretch(LocalDate from, LocalDate to, List<Long> path, boolean active) {}

    /** @throws Refusal PARENT_NOT_ACTIVE, TREE_TOO_DEEP */
    List<Stretch> of(long organization, LocalDate from) {
        return of(organization, from, Days.FOREVER, 0);
    }

    private List<Stretch> of(long organization, LocalDate from, LocalDate to, int below) {
        List<OrganizationRegisterRecord> own = lines.getOrDefault(organization, List.of());
        List<Stretch> stretches = new ArrayList<>();
        for (OrganizationRegisterRecord line : own) {
            LocalDate begins = later(line.getValidFrom(), from);
            LocalDate ends = earlier(line.getValidTo(), to);
            if (begins.isBefore(ends)) {
                stretches.addAll(active(line, begins, ends, below));
            }
        }
        if (!own.isEmpty() && own.getLast().getEndedAs() != null) {
            LocalDate begins = later(own.getLast().getValidTo(), from);
            Long heir = heirs.getOrDefault(new Ended(organization, own.getLast().getValidTo()), own.getLast().getParentId());
            if (begins.isBefore(to) && heir != null) {
                of(heir, begins, to, below).forEach(up -> stretches.add(new Stretch(up.from(), up.to(), up.path(), false)));
            }
        }
        return stretches;
    }

    private List<Stretch> active(OrganizationRegisterRecord line, LocalDate from, LocalDate to, int below) {
        if (below >= DEEPEST) {
            throw new Refusal("TREE_TOO_DEEP", "parent", line.getCode(), DEEPEST);
        }
        Long parent = line.getParentId();
        if (parent == null) {
            return List.of(new Stretch(from, to, List.of(line.getOrganizationId()), true));
        }
        List<Stretch> above = of(parent, from, to, below + 1);
        LocalDate covered = from;
        List<Stretch> stretches = new ArrayList<>();
        for (Stretch up : above) {
            if (!up.active() || !up.from().equals(covered)) {
                break;
            }
            covered = up.to();
            stretches.add(new Stretch(up.from(), up.to(), Stream.concat(Stream.of(line.getOrganizationId()), up.path().stream()).toList(), true));
        }
        if (!covered.equals(to)) {
            throw new Refusal("PARENT_NOT_ACTIVE", "on", line.getCode(), covered);
        }
        return stretches;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
