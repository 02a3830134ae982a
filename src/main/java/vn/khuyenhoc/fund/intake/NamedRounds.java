package vn.khuyenhoc.fund.intake;

import static vn.khuyenhoc.fund.jooq.Tables.FUND_GRANT;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jooq.DSLContext;

import vn.khuyenhoc.fund.GrantState;
import vn.khuyenhoc.fund.grant.Rounds;
import vn.khuyenhoc.fund.jooq.tables.records.FundGrantRecord;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.Organization;
import vn.khuyenhoc.organization.Organizations;

/**
 * The rounds that a spreadsheet names, each by the code of its organization, a space, and the number of its decision; each
 * looked for once. Numbers begin anew with each year: a draft comes before what is done, a later one before an earlier.
 */
final class NamedRounds {
    private final DSLContext sql;
    private final LocalDate today;
    private final Organizations organizations;
    private final Rounds rounds;
    private final Scope scope;
    private final Map<String, Optional<FundGrantRecord>> found = new HashMap<>();

    NamedRounds(DSLContext sql, LocalDate today, Organizations organizations, Rounds rounds, Scope scope) {
        this.sql = sql;
        this.today = today;
        this.organizations = organizations;
        this.rounds = rounds;
        this.scope = scope;
    }

    /** @throws Refusal GRANT_UNKNOWN */
    FundGrantRecord named(String name) {
        return found.computeIfAbsent(name, this::search).orElseThrow(() -> new Refusal("GRANT_UNKNOWN", "grant"));
    }

    private Optional<FundGrantRecord> search(String name) {
        int space = name.indexOf(' ');
        return space < 0 ? Optional.empty() : organizations.withCode(name.substring(0, space), today)
            .flatMap(organization -> latest(organization, name.substring(space + 1)));
    }

    private Optional<FundGrantRecord> latest(Organization organization, String number) {
        var g = FUND_GRANT;
        List<FundGrantRecord> known = sql.selectFrom(g).where(g.ORGANIZATION_ID.eq(organization.key())).and(g.DECISION_NUMBER.eq(number))
            .and(Valid.known(g)).orderBy(g.PAID_ON.desc(), g.ID.desc()).fetch();
        return known.stream().filter(round -> round.getState() == GrantState.DRAFT).findFirst().or(() -> known.stream().findFirst())
            .filter(round -> rounds.holds(scope, organization.organizationId(), round.getPaidOn()));
    }
}
