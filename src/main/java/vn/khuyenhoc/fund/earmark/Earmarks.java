package vn.khuyenhoc.fund.earmark;

import static org.jooq.impl.DSL.selectOne;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_CONTRIBUTION;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_EARMARK;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_EARMARK_PERSON;

import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.fund.ContributionKind;
import vn.khuyenhoc.fund.Earmark;
import vn.khuyenhoc.fund.EarmarkTerms;
import vn.khuyenhoc.fund.GrantPurpose;
import vn.khuyenhoc.fund.jooq.tables.records.FundEarmarkRecord;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Criteria;
import vn.khuyenhoc.kernel.sql.InPlace;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.tree.Subtree;

/** The earmarks, and what of each is left. */
@Repository
public class Earmarks {
    private final DSLContext sql;
    private final Days days;

    Earmarks(DSLContext sql, Days days) {
        this.sql = sql;
        this.days = days;
    }

    /**
     * Sets an earmark of which nothing is there yet: the posting that names it brings the amount.
     *
     * @param amount whole VND
     * @return its id
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long set(long organization, long contribution, EarmarkTerms terms, long amount) {
        LocalDateTime now = days.now();
        FundEarmarkRecord earmark = FUND_EARMARK.newRecord().setId(Ids.next()).setRecordedAt(now).setOrganizationId(organization).setContributionId(contribution)
            .setPurpose(terms.purpose()).setForOrganizationId(terms.organization() == null ? null : terms.organization().value()).setCampaignId(terms.campaign())
            .setWording(terms.wording()).setAmount(amount).setLeftAmount(0L);
        Rows.insert(sql, List.of(earmark));
        Rows.append(sql, terms.people().stream().map(name -> FUND_EARMARK_PERSON.newRecord().setId(Ids.next()).setRecordedAt(now).setEarmarkId(earmark.getId())
            .setFullName(name).setSearchName(Text.unmarked(name))).toList());
        return earmark.getId();
    }

    /**
     * What is left of earmarks becomes more or less.
     *
     * @param changes by earmark, whole VND, in the order in which they are locked
     * @throws Refusal EARMARK_INSUFFICIENT if less is left of one, or more would be than was given
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void change(SortedMap<Long, Long> changes) {
        List<Object[]> rows = changes.entrySet().stream()
            .map(change -> new Object[] {change.getValue(), change.getKey(), -change.getValue(), change.getValue()}).toList();
        int[] changed = Rows.batch(sql, "update fund_earmark set left_amount = left_amount + ? where id = ? and left_amount >= ? and amount - left_amount >= ?", rows);
        for (int i = 0; i < changed.length; i++) {
            if (changed[i] != 1) {
                throw new Refusal("EARMARK_INSUFFICIENT", "earmark", sql.fetchSingle(FUND_EARMARK, FUND_EARMARK.ID.eq((Long) rows.get(i)[1])).getLeftAmount());
            }
        }
    }

    /** The most that an earmark can ever pay, whatever of it comes back: what was given, nothing once that was taken back. */
    @Public
    public long given(long earmark) {
        var reversal = FUND_CONTRIBUTION.as("reversal");
        Long given = sql.select(FUND_EARMARK.AMOUNT).from(FUND_EARMARK).where(FUND_EARMARK.ID.eq(earmark))
            .andNotExists(selectOne().from(reversal).where(reversal.REVERSAL_OF.eq(FUND_EARMARK.CONTRIBUTION_ID))).fetchOne(FUND_EARMARK.AMOUNT);
        return given == null ? 0 : given;
    }

    /** @throws Refusal EARMARK_INSUFFICIENT if more is planned than was {@link #given} */
    public static void refuseMore(long amount, long given, String argument) {
        if (amount > given) {
            throw new Refusal("EARMARK_INSUFFICIENT", argument, given);
        }
    }

    /**
     * What an earmark paid, or brought, is taken back only in the fund that holds it still: elsewhere its money would be spent twice.
     *
     * @param holders by earmark; their funds are locked, so that none is handed over meanwhile
     * @throws Refusal EARMARK_HANDED_OVER
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void refuseHandedOver(Map<Long, Long> holders) {
        if (!held(holders)) {
            throw new Refusal("EARMARK_HANDED_OVER", "id");
        }
    }

    /** Whether each is in the fund that is said to hold it; those funds are locked, so that it stays there until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean held(Map<Long, Long> holders) {
        return holders.isEmpty() || sql.select(FUND_EARMARK.ID, FUND_EARMARK.ORGANIZATION_ID).from(FUND_EARMARK).where(Keys.in(FUND_EARMARK.ID, holders.keySet()))
            .fetch().stream().allMatch(earmark -> earmark.value2().equals(holders.get(earmark.value1())));
    }

    /** They are spent out of another fund from now on. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void handOver(Collection<Long> earmarks, long organization) {
        if (!earmarks.isEmpty()) {
            InPlace.change(sql, FUND_EARMARK.newRecord().setOrganizationId(organization), Keys.in(FUND_EARMARK.ID, earmarks), days.now());
        }
    }

    /**
     * What must hold of a grant that it pays.
     *
     * @param goods whether goods were given, not money
     * @param people as {@link Text#name} tells them apart; anyone if empty
     */
    public record Terms(@Nullable GrantPurpose purpose, @Nullable Long beneficiary, @Nullable Long campaign, String wording, boolean goods, Set<String> people) {}

    /** Null if there is no such earmark in the fund. */
    @Public
    public @Nullable Terms terms(long earmark, long organization) {
        var e = FUND_EARMARK;
        var p = FUND_EARMARK_PERSON;
        return sql.select(e.PURPOSE, e.FOR_ORGANIZATION_ID, e.CAMPAIGN_ID, e.WORDING, FUND_CONTRIBUTION.KIND).from(e)
            .join(FUND_CONTRIBUTION).on(FUND_CONTRIBUTION.ID.eq(e.CONTRIBUTION_ID)).where(e.ID.eq(earmark)).and(e.ORGANIZATION_ID.eq(organization))
            .fetchOne(row -> new Terms(row.value1(), row.value2(), row.value3(), row.value4(), row.value5() == ContributionKind.IN_KIND,
                sql.select(p.FULL_NAME).from(p).where(p.EARMARK_ID.eq(earmark)).fetchSet(name -> Text.name(name.value1()))));
    }

    /** What a list of earmarks, or of what they pay, is filtered by. */
    public static Criteria filter() {
        return Criteria.on().oneOf("purpose", FUND_EARMARK.PURPOSE).range("amount", FUND_EARMARK.AMOUNT).range("left", FUND_EARMARK.LEFT_AMOUNT);
    }

    /** By contribution. */
    @Public
    public Map<Long, Earmark> of(Collection<Long> contributions) {
        return sql.selectFrom(FUND_EARMARK).where(Keys.in(FUND_EARMARK.CONTRIBUTION_ID, contributions)).fetchMap(FUND_EARMARK.CONTRIBUTION_ID, Earmarks::view);
    }

    @Public
    public List<Earmark> withIds(Collection<Long> ids) {
        return sql.selectFrom(FUND_EARMARK).where(Keys.in(FUND_EARMARK.ID, ids)).fetch(Earmarks::view);
    }

    /** Names of the people for whom alone each is, to those who may read what is personal in the fund. */
    Map<Long, List<String>> people(Collection<Long> earmarks, Scope scope) {
        var e = FUND_EARMARK;
        var p = FUND_EARMARK_PERSON;
        return sql.select(p.EARMARK_ID, p.FULL_NAME).from(p).join(e).on(e.ID.eq(p.EARMARK_ID)).join(FUND_CONTRIBUTION).on(FUND_CONTRIBUTION.ID.eq(e.CONTRIBUTION_ID))
            .where(Keys.in(p.EARMARK_ID, earmarks)).and(Subtree.of(scope, e.ORGANIZATION_ID, FUND_CONTRIBUTION.RECEIVED_ON))
            .orderBy(p.ID).fetchGroups(p.EARMARK_ID, p.FULL_NAME);
    }

    /** Those of the earmarks that name people, of funds whose personal records the caller may not read: a donor's words may name them too. */
    Set<Long> hidden(Collection<Long> earmarks, Scope scope) {
        var e = FUND_EARMARK;
        var p = FUND_EARMARK_PERSON;
        return sql.selectDistinct(p.EARMARK_ID).from(p).join(e).on(e.ID.eq(p.EARMARK_ID)).join(FUND_CONTRIBUTION).on(FUND_CONTRIBUTION.ID.eq(e.CONTRIBUTION_ID))
            .where(Keys.in(p.EARMARK_ID, earmarks)).andNot(Subtree.of(scope, e.ORGANIZATION_ID, FUND_CONTRIBUTION.RECEIVED_ON)).fetchSet(p.EARMARK_ID);
    }

    static Earmark view(FundEarmarkRecord row) {
        return new Earmark(row.getId(), row.getContributionId(), new OrganizationId(row.getOrganizationId()), row.getPurpose(),
            row.getForOrganizationId() == null ? null : new OrganizationId(row.getForOrganizationId()), row.getCampaignId(), row.getWording(), row.getAmount(), row.getLeftAmount());
    }
}
