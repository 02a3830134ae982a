package vn.khuyenhoc.organization.membership;

import static vn.khuyenhoc.organization.jooq.Indexes.ORGANIZATION_MEMBERSHIP_FROM_IX;
import static vn.khuyenhoc.organization.jooq.Indexes.ORGANIZATION_MEMBERSHIP_PERSON_IX;
import static vn.khuyenhoc.organization.jooq.Indexes.ORGANIZATION_MEMBERSHIP_TO_IX;

import java.util.List;

import org.jooq.Index;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.sql.LateIndexes;

/** By person and by day memberships are looked for later; by organization the officers of a place are found among its members already while many are enrolled. */
@Component
class MemberIndexes implements LateIndexes {
    @Override
    public List<Index> late() {
        return List.of(ORGANIZATION_MEMBERSHIP_FROM_IX, ORGANIZATION_MEMBERSHIP_PERSON_IX, ORGANIZATION_MEMBERSHIP_TO_IX);
    }
}
