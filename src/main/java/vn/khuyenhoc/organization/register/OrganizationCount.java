package vn.khuyenhoc.organization.register;

import static org.jooq.impl.DSL.inline;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_REGISTER;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_REGISTER_TOTAL;

import vn.khuyenhoc.organization.tree.KeptTotal;

/** How many organizations there are in a subtree: a line of the register counts while it is valid. */
public final class OrganizationCount {
    public static final KeptTotal ORGANIZATIONS = KeptTotal.stock(ORGANIZATION_REGISTER, ORGANIZATION_REGISTER_TOTAL)
        .adding(ORGANIZATION_REGISTER_TOTAL.ORGANIZATIONS, inline(1L));

    private OrganizationCount() {}
}
