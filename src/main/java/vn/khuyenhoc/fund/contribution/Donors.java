package vn.khuyenhoc.fund.contribution;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.selectOne;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_CONTRIBUTION;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_DONOR;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_PLEDGE;

import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.fund.ContributionRegister;
import vn.khuyenhoc.fund.DonorKind;
import vn.khuyenhoc.fund.jooq.tables.records.FundDonorRecord;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.access.Act;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.tree.Subtree;

/** Who gave or promised: persons and bodies, apart from the ledger. */
@Repository
class Donors {
    private final DSLContext sql;
    private final Days days;

    Donors(DSLContext sql, Days days) {
        this.sql = sql;
        this.days = days;
    }

    /** @return their ids, in the order given */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Long> add(List<ContributionRegister.Donor> donors) {
        List<FundDonorRecord> rows = rows(donors);
        Rows.insert(sql, rows);
        return rows.stream().map(FundDonorRecord::getId).toList();
    }

    /** The same by several acts, each recorded by itself. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Long> add(List<ContributionRegister.Donor> donors, List<Act> acts) {
        List<FundDonorRecord> rows = rows(donors);
        Rows.insert(sql, rows, acts);
        return rows.stream().map(FundDonorRecord::getId).toList();
    }

    private List<FundDonorRecord> rows(List<ContributionRegister.Donor> donors) {
        LocalDateTime now = days.now();
        return donors.stream().map(donor -> Rows.blank(FUND_DONOR)
            .setId(Ids.next()).setRecordedAt(now).setKind(donor.kind()).setName(donor.name()).setAnonymous(donor.anonymous())).toList();
    }

    /** Whether a donor has given or promised before, to a fund within the scope. */
    boolean known(long donor, Scope scope) {
        return sql.fetchExists(FUND_DONOR, FUND_DONOR.ID.eq(donor).and(Valid.known(FUND_DONOR)).and(within(scope)));
    }

    static Condition within(Scope scope) {
        var c = FUND_CONTRIBUTION;
        var p = FUND_PLEDGE;
        return exists(selectOne().from(c).where(c.DONOR_ID.eq(FUND_DONOR.ID)).and(Subtree.of(scope, c.ORGANIZATION_ID, c.RECEIVED_ON)))
            .or(exists(selectOne().from(p).where(p.DONOR_ID.eq(FUND_DONOR.ID)).and(Subtree.of(scope, p.ORGANIZATION_ID, p.PLEDGED_ON))));
    }

    /** A person's name only to those within whose scope they gave or promised. */
    List<Donor> withIds(Collection<Long> ids, Scope scope) {
        Field<Boolean> within = field(within(scope)).as("within");
        return sql.select(FUND_DONOR.ID, FUND_DONOR.KIND, FUND_DONOR.NAME, FUND_DONOR.ANONYMOUS, within).from(FUND_DONOR)
            .where(Keys.in(FUND_DONOR.ID, ids)).and(Valid.known(FUND_DONOR))
            .fetch(row -> Donor.of(row.value1(), row.value2(), row.value3(), row.value4(), row.value5()));
    }

    static boolean shown(boolean anonymous, DonorKind kind, boolean within) {
        return !anonymous && (!DonorKind.PERSONS.contains(kind) || within);
    }
}
