package vn.khuyenhoc.organization.tree;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Month;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.check.ConsistencyCheck;
import vn.khuyenhoc.kernel.check.Difference;
import vn.khuyenhoc.organization.tree.Ancestors.Ancestor;
import vn.khuyenhoc.organization.tree.SumsReader.Asked;

/**
 * Keeps figures of every subtree added up by month and day, so that a figure at any date is a sum over the months of one
 * organization and the days of the month under way, however many facts there are (ADR 0003).
 */
@Component
public class KeptTotals implements ConsistencyCheck {
    private final DSLContext sql;
    private final TreeGuard guard;
    private final KnownAncestors known;
    private final SumsReader reader;
    private final List<KeptTotal> kept = new CopyOnWriteArrayList<>();

    KeptTotals(DSLContext sql, TreeGuard guard, KnownAncestors known) {
        this.sql = sql;
        this.guard = guard;
        this.known = known;
        this.reader = new SumsReader(sql);
    }

    /** Makes a total known to the consistency check and to whoever changes the tree; called once for each by the feature that owns it. */
    public KeptTotal keep(KeptTotal total) {
        kept.add(total);
        return total;
    }

    List<KeptTotal> kept() {
        return kept;
    }

    /**
     * Adds to the total of every ancestor, in the transaction that writes the facts.
     *
     * @throws Refusal ORGANIZATION_NOT_ACTIVE if a fact's organization did not stand in the tree on the day on which it begins
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(KeptTotal total, List<Delta> deltas) {
        if (deltas.isEmpty()) {
            return;
        }
        Ancestors ancestors = known.of(deltas.stream().map(Delta::organization).distinct().toList(), guard.hold());
        TotalRows rows = new TotalRows(total);
        for (Delta delta : deltas) {
            if (delta.begins() && !ancestors.stood(delta.organization(), delta.on())) {
                throw new Refusal("ORGANIZATION_NOT_ACTIVE", "organization", delta.on());
            }
            ancestors.of(delta.organization()).forEach(ancestor -> add(rows, total, delta, ancestor));
        }
        rows.write(sql);
    }

    private static void add(TotalRows rows, KeptTotal total, Delta delta, Ancestor ancestor) {
        if (!ancestor.validTo().isAfter(delta.on()) || (!total.stock() && !ancestor.on(delta.on()))) {
            return;
        }
        LocalDate from = ancestor.validFrom().isAfter(delta.on()) ? ancestor.validFrom() : delta.on();
        rows.add(ancestor.id(), ancestor.depth(), Month.dayOf(from), delta.dimensions(), delta.amounts(), 1);
        if (total.stock() && !ancestor.validTo().equals(Days.FOREVER)) {
            rows.add(ancestor.id(), ancestor.depth(), Month.dayOf(ancestor.validTo()), delta.dimensions(), delta.amounts(), -1);
        }
    }

    /** Moves what the facts of moved organizations add, from the ancestors that they had to those that they have. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void follow(List<Regrouped> changes) {
        Regrouped.follow(kept, changes, sql);
    }

    /** Of which several are read together. */
    public Reading reading() {
        return new Reading(reader);
    }

    /** A stock at the end of a day. */
    public Sums asOf(KeptTotal total, Set<Long> organizations, LocalDate day) {
        return reader.read(List.of(Asked.asOf(total, organizations, day))).getFirst();
    }

    /** The same along either tree. */
    public Sums asOf(KeptTotal total, Set<Long> organizations, LocalDate day, Composition made) {
        return reading().asOf(total, organizations, day, made).get();
    }

    /** A flow of the days of a year that its stages cover, along either tree. */
    public Sums inYear(KeptTotal total, Set<Long> organizations, List<Stage> stages) {
        return reading().inYear(total, organizations, stages).get();
    }

    /**
     * What happened in a month.
     *
     * @param dimensions the values of the total's dimensions, in their order
     * @param amounts of the total's measures, in their order
     */
    public record Monthly(int month, List<?> dimensions, List<Long> amounts) {}

    /**
     * A flow of whole months along the tree of its days; of a stock, by how much it has changed in them.
     *
     * @param organization the top of the subtree, or null for all there are
     * @param from the first month, as {@link vn.khuyenhoc.kernel.Month} numbers it
     * @param to the last one
     */
    public List<Monthly> byMonth(KeptTotal total, @Nullable Long organization, int from, int to) {
        return reader.byMonth(total, organization, from, to);
    }

    /** The same of each of some organizations; one of which nothing is kept is missing. */
    public Map<Long, List<Monthly>> byMonthOf(KeptTotal total, Collection<Long> organizations, int from, int to) {
        return organizations.isEmpty() ? Map.of() : reader.byMonthOf(total, organizations, from, to);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Difference> differences() {
        return kept.stream().flatMap(total -> Recount.differences(total, sql).stream()).toList();
    }
}
