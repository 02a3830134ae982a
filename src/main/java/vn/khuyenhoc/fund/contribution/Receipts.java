package vn.khuyenhoc.fund.contribution;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_CONTRIBUTION;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_DONOR;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

import vn.khuyenhoc.fund.ContributionKind;
import vn.khuyenhoc.fund.DonorKind;
import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Valid;

/** From whom and how a fund received what it received in a year; less what was taken back. */
@Repository
public class Receipts {
    /** Whole VND of some contributions of one kind, by donors of one kind. */
    private record Part(DonorKind donors, ContributionKind kind, int count, long amount) {}

    public record OfDonorKind(DonorKind donorKind, int contributionCount, long amount) {}

    public record OfKind(ContributionKind kind, int contributionCount, long amount) {}

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
}
