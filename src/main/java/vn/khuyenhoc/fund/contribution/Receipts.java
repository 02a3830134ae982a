package vn.khuyenhoc.fund.contribution;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_CONTRIBUTION;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_DONOR;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Repository;

import vn.khuyenhoc.fund.ContributionKind;
import vn.khuyenhoc.fund.DonorKind;
import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.tree.Subtree;

/** From whom and how a fund received what it received in a year; less what was taken back. */
@Repository
public class Receipts {
    /** Whole VND of some contributions of one kind, by donors of one kind. */
    private record Part(DonorKind donors, ContributionKind kind, int count, long amount) {}

    public record OfDonorKind(DonorKind donorKind, int contributionCount, long amount) {}

    public record OfKind(ContributionKind kind, int contributionCount, long amount) {}

    /** A donor, with all that they gave in the year. */
    public record OfDonor(Donor donor, long amount) {}

    private final DSLContext sql;

    Receipts(DSLContext sql) {
        this.sql = sql;
    }

    private static Condition of(Set<Long> funds, int year) {
        return Keys.in(FUND_CONTRIBUTION.ORGANIZATION_ID, funds)
            .and(FUND_CONTRIBUTION.POSTED_ON.between(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)));
    }

    /** What came in, by kind of donor and of contribution. */
    public record Parts(List<OfDonorKind> byDonorKind, List<OfKind> byKind) {
        private static Parts of(List<Part> parts) {
            return new Parts(
                Arrays.stream(DonorKind.values()).map(kind -> new OfDonorKind(kind, count(parts, part -> part.donors() == kind), amount(parts, part -> part.donors() == kind))).toList(),
                Arrays.stream(ContributionKind.values()).map(kind -> new OfKind(kind, count(parts, part -> part.kind() == kind), amount(parts, part -> part.kind() == kind))).toList());
        }

        private static int count(List<Part> parts, Predicate<Part> which) {
            return parts.stream().filter(which).mapToInt(Part::count).sum();
        }

        private static long amount(List<Part> parts, Predicate<Part> which) {
            return parts.stream().filter(which).mapToLong(Part::amount).sum();
        }
    }

    /** Of each fund, in one statement. */
    @Public
    public Map<Long, Parts> parts(Set<Long> funds, int year) {
        var c = FUND_CONTRIBUTION;
        Map<Long, Parts> parts = new HashMap<>();
        funds.forEach(fund -> parts.put(fund, Parts.of(List.of())));
        sql.select(c.ORGANIZATION_ID, FUND_DONOR.KIND, c.KIND, sum(when(c.REVERSAL_OF.isNull(), inline(1)).otherwise(inline(-1))), sum(c.AMOUNT)).from(c)
            .join(FUND_DONOR).on(FUND_DONOR.ID.eq(c.DONOR_ID)).and(Valid.known(FUND_DONOR))
            .where(of(funds, year)).groupBy(c.ORGANIZATION_ID, FUND_DONOR.KIND, c.KIND)
            .fetchGroups(c.ORGANIZATION_ID, row -> new Part(row.value2(), row.value3(), row.value4().intValue(), row.value5().longValue()))
            .forEach((fund, own) -> parts.put(fund, Parts.of(own)));
        return parts;
    }

    /** Those who gave each fund the most, of those whose names may be shown: bodies, and persons who gave within the scope; in one statement. */
    public Map<Long, List<OfDonor>> largest(Set<Long> funds, int year, int most, Scope scope) {
        var c = FUND_CONTRIBUTION;
        var d = FUND_DONOR;
        var ranked = sql.select(c.ORGANIZATION_ID.as("fund"), d.ID.as("donor"), d.KIND.as("donor_kind"), d.NAME.as("donor_name"), sum(c.AMOUNT).as("given"),
                rowNumber().over().partitionBy(c.ORGANIZATION_ID).orderBy(sum(c.AMOUNT).desc(), d.ID).as("place"))
            .from(c).join(d).on(d.ID.eq(c.DONOR_ID)).and(Valid.known(d))
            .where(of(funds, year)).and(d.ANONYMOUS.isFalse()).and(d.KIND.ne(DonorKind.INDIVIDUAL).or(Subtree.of(scope, c.ORGANIZATION_ID, c.RECEIVED_ON)))
            .groupBy(c.ORGANIZATION_ID, d.ID, d.KIND, d.NAME).having(sum(c.AMOUNT).gt(inline(BigDecimal.ZERO))).asTable("ranked");
        Field<Integer> place = ranked.field("place", Integer.class);
        Field<Long> fund = ranked.field("fund", Long.class);
        return sql.select(fund, ranked.field("donor", Long.class), ranked.field(d.KIND.as("donor_kind")), ranked.field("donor_name", String.class), ranked.field("given", Long.class))
            .from(ranked).where(place.le(most)).orderBy(fund, place)
            .fetchGroups(fund, row -> new OfDonor(new Donor(row.value2(), row.value3(), row.value4()), row.value5()));
    }
}
