package vn.khuyenhoc.organization.centre;

import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_REGISTER;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_TREE;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.OrganizationState;

/** Which of some organizations have ended, and who took over from them. */
@Component
class HostEnds {
    /** @param heir null where the organization was dissolved */
    record End(OrganizationId organization, LocalDate on, @Nullable OrganizationId heir) {}

    private final DSLContext sql;

    HostEnds(DSLContext sql) {
        this.sql = sql;
    }

    /** What remains of a merged organization stands in the tree directly below its heir. */
    List<End> of(Collection<OrganizationId> organizations) {
        var r = ORGANIZATION_REGISTER;
        var tree = ORGANIZATION_TREE;
        return sql.select(r.ORGANIZATION_ID, r.VALID_TO, r.ENDED_AS, tree.ANCESTOR_ID).from(r)
            .leftJoin(tree).on(tree.DESCENDANT_ID.eq(r.ORGANIZATION_ID)).and(tree.DISTANCE.eq((short) 1))
            .and(Valid.on(tree, r.VALID_TO)).and(Valid.known(tree))
            .where(r.ORGANIZATION_ID.in(organizations.stream().map(OrganizationId::value).distinct().toList()))
            .and(r.ENDED_AS.isNotNull()).and(Valid.known(r))
            .fetch(row -> new End(new OrganizationId(row.value1()), row.value2(),
                row.value3() == OrganizationState.MERGED && row.value4() != null ? new OrganizationId(row.value4()) : null));
    }
}
