package vn.khuyenhoc.fund.pledge;

import static java.util.stream.Collectors.toSet;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.selectOne;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_CONTRIBUTION;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_FULFILMENT;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_PLEDGE;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_PLEDGE_PERSON;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.fund.ContributionRegister;
import vn.khuyenhoc.fund.EarmarkTerms;
import vn.khuyenhoc.fund.PledgeRegister;
import vn.khuyenhoc.fund.contribution.Givers;
import vn.khuyenhoc.fund.jooq.tables.records.FundFulfilmentRecord;
import vn.khuyenhoc.fund.jooq.tables.records.FundPledgeRecord;
import vn.khuyenhoc.kernel.Amounts;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.organization.OrganizationId;

/** Writes pledges down, what fulfils them, and that they are withdrawn. */
@Component
class PledgeBook implements PledgeRegister {
    private final DSLContext sql;
    private final Days days;
    private final Givers givers;

    PledgeBook(DSLContext sql, Days days, Givers givers) {
        this.sql = sql;
        this.days = days;
        this.givers = givers;
    }

    /** @param pledge all that it says but its id, terms and moment */
    @Transactional(propagation = Propagation.MANDATORY)
    public long write(FundPledgeRecord pledge, @Nullable EarmarkTerms terms) {
        LocalDateTime now = days.now();
        pledge.setId(Ids.next()).setRecordedAt(now);
        if (terms != null) {
            pledge.setWording(terms.wording()).setPurpose(terms.purpose()).setCampaignId(terms.campaign())
                .setForOrganizationId(terms.organization() == null ? null : terms.organization().value());
            Rows.append(sql, terms.people().stream().map(name -> FUND_PLEDGE_PERSON.newRecord().setId(Ids.next()).setRecordedAt(now)
                .setPledgeId(pledge.getId()).setFullName(name)).toList());
        }
        Rows.insert(sql, List.of(pledge));
        return pledge.getId();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void cancel(FundPledgeRecord pledge, LocalDate on, String reason) {
        Rows.correct(sql, List.of(pledge), days.now(), one -> one.setCancelledOn(on).setReason(reason));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void fulfil(long pledge, long organization, long contribution) {
        Rows.insert(sql, List.of(fulfilment(pledge, organization, contribution, days.now())));
    }

    private static FundFulfilmentRecord fulfilment(long pledge, long organization, long contribution, LocalDateTime now) {
        return FUND_FULFILMENT.newRecord().setId(Ids.next()).setRecordedAt(now).setOrganizationId(organization).setPledgeId(pledge).setContributionId(contribution);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Gift> largest(Set<OrganizationId> organizations, LocalDate from, LocalDate to, int most) {
        var c = FUND_CONTRIBUTION;
        var back = FUND_CONTRIBUTION.as("given_back");
        var ranked = sql.select(c.ID, c.ORGANIZATION_ID, c.AMOUNT, c.RECEIVED_ON, rowNumber().over().partitionBy(c.ORGANIZATION_ID).orderBy(c.AMOUNT.desc(), c.ID).as("place"))
            .from(c).where(Keys.in(c.ORGANIZATION_ID, organizations.stream().map(OrganizationId::value).collect(toSet()))).and(c.RECEIVED_ON.between(from, to))
            .and(c.REVERSAL_OF.isNull()).and(notExists(selectOne().from(back).where(back.REVERSAL_OF.eq(c.ID))))
            .and(notExists(selectOne().from(FUND_FULFILMENT).where(FUND_FULFILMENT.CONTRIBUTION_ID.eq(c.ID)))).asTable("ranked");
        return sql.select(ranked.field(c.ID), ranked.field(c.ORGANIZATION_ID), ranked.field(c.AMOUNT), ranked.field(c.RECEIVED_ON)).from(ranked)
            .where(ranked.field("place", Integer.class).le(most)).orderBy(ranked.field(c.ORGANIZATION_ID), ranked.field("place"))
            .fetch(row -> new Gift(row.value1(), new OrganizationId(row.value2()), row.value3(), row.value4()));
    }

    @Override
    @Transactional
    public List<Long> record(List<ContributionRegister.Donor> donors, List<Entry> pledges) {
        pledges.forEach(entry -> Amounts.refuseUnlessPositive(entry.amount(), "amount"));
        List<Long> added = donors.isEmpty() ? List.of() : givers.add(donors);
        Map<Long, Long> known = givers.of(pledges.stream().map(Entry::contribution).filter(Objects::nonNull).toList());
        LocalDateTime now = days.now();
        List<FundPledgeRecord> rows = pledges.stream().map(entry -> FUND_PLEDGE.newRecord().setId(Ids.next()).setRecordedAt(now)
            .setOrganizationId(entry.organization().value()).setDonorId(donor(entry, added, known)).setAmount(entry.amount())
            .setPledgedOn(entry.pledgedOn()).setDueOn(entry.dueOn()).setNote(entry.note())).toList();
        Rows.insert(sql, rows);
        Rows.insert(sql, IntStream.range(0, rows.size()).filter(i -> pledges.get(i).contribution() != null)
            .mapToObj(i -> fulfilment(rows.get(i).getId(), rows.get(i).getOrganizationId(), Objects.requireNonNull(pledges.get(i).contribution()), now)).toList());
        return rows.stream().map(FundPledgeRecord::getId).toList();
    }

    private static long donor(Entry entry, List<Long> added, Map<Long, Long> known) {
        if (entry.contribution() == null) {
            return added.get(entry.donor());
        }
        Long donor = known.get(entry.contribution());
        if (donor == null) {
            throw new Refusal("CONTRIBUTION_UNKNOWN", "contribution");
        }
        return donor;
    }
}
