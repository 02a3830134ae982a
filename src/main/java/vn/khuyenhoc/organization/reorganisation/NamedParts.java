package vn.khuyenhoc.organization.reorganisation;

import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_CENTRE;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_MEMBERSHIP;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.Organization;
import vn.khuyenhoc.organization.reorganisation.ReorganisationInput.SuccessionInput;

/** Looks at what is named to go with a part: it must be the giver's own, and go once. */
@Component
class NamedParts {
    private final DSLContext sql;

    NamedParts(DSLContext sql) {
        this.sql = sql;
    }

    void look(ReorganisationInput input, Sides sides, Bodies bodies, Findings findings) {
        Map<Long, Long> members = members(keys(input, SuccessionInput::members, "Member"), input.on());
        Map<Long, Long> centres = centres(keys(input, SuccessionInput::centres, "LearningCentre"), input.on());
        Set<String> gone = new HashSet<>();
        for (int i = 0; i < input.successions().size(); i++) {
            SuccessionInput part = input.successions().get(i);
            Organization from = sides.giving(part.from());
            if (from != null) {
                String path = "successions." + i;
                branches(part, path, from, input.on(), sides, bodies, gone, findings);
                owned(part.members(), "Member", members, path + ".members", from, "MEMBER_UNKNOWN", gone, findings);
                owned(part.centres(), "LearningCentre", centres, path + ".centres", from, "CENTRE_UNKNOWN", gone, findings);
            }
        }
    }

    private static void branches(SuccessionInput part, String path, Organization from, LocalDate on, Sides sides, Bodies bodies, Set<String> gone,
                                 Findings findings) {
        for (int j = 0; j < part.branches().size(); j++) {
            String at = path + ".branches." + j;
            Organization branch = bodies.active(part.branches().get(j), on, at, findings);
            if (branch == null) {
                continue;
            }
            if (!from.organizationId().equals(branch.parentId())) {
                findings.add("BRANCH_NOT_BELOW", at, branch.code());
            } else if (sides.ends(branch.organizationId())) {
                findings.add("BRANCH_ENDS", at, branch.code());
            } else if (!gone.add(part.branches().get(j))) {
                findings.add("PART_TWICE", at);
            }
        }
    }

    private static void owned(List<String> ids, String type, Map<Long, Long> owners, String path, Organization from, String unknown, Set<String> gone,
                              Findings findings) {
        for (int j = 0; j < ids.size(); j++) {
            GlobalId id = GlobalId.parse(ids.get(j));
            boolean owned = id != null && id.type().equals(type) && Long.valueOf(from.key()).equals(owners.get(id.key()));
            if (!owned) {
                findings.add(unknown, path + "." + j);
            } else if (!gone.add(ids.get(j))) {
                findings.add("PART_TWICE", path + "." + j);
            }
        }
    }

    private static List<Long> keys(ReorganisationInput input, Function<SuccessionInput, List<String>> named, String type) {
        return input.successions().stream().map(named).flatMap(Collection::stream).map(GlobalId::parse)
            .filter(id -> id != null && id.type().equals(type)).map(GlobalId::key).distinct().toList();
    }

    /** Whose they are, of those that hold on the eve and on the day. */
    private Map<Long, Long> members(List<Long> keys, LocalDate on) {
        var m = ORGANIZATION_MEMBERSHIP;
        return keys.isEmpty() ? Map.of() : sql.select(m.ID, m.ORGANIZATION_ID).from(m)
            .where(Keys.in(m.ID, keys)).and(m.VALID_FROM.lt(on)).and(m.VALID_TO.gt(on)).and(Valid.known(m)).fetchMap(m.ID, m.ORGANIZATION_ID);
    }

    private Map<Long, Long> centres(List<Long> keys, LocalDate on) {
        var c = ORGANIZATION_CENTRE;
        return keys.isEmpty() ? Map.of() : sql.select(c.CENTRE_ID, c.ORGANIZATION_ID).from(c)
            .where(Keys.in(c.CENTRE_ID, keys)).and(c.VALID_FROM.lt(on)).and(c.VALID_TO.gt(on)).and(Valid.known(c)).fetchMap(c.CENTRE_ID, c.ORGANIZATION_ID);
    }
}
