package vn.khuyenhoc.organization.register;

import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.OrganizationLevel;
import vn.khuyenhoc.organization.OrganizationRegister;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationRegisterRecord;
import vn.khuyenhoc.organization.tree.Delta;
import vn.khuyenhoc.organization.tree.KeptTotals;
import vn.khuyenhoc.organization.tree.TreeGuard;

/** Establishes and merges organizations by the association's rules. */
@Component
class Register implements OrganizationRegister {
    private final DSLContext sql;
    private final Days days;
    private final TreeGuard guard;
    private final KeptTotals totals;
    private final Tree tree;
    private final Standing standing;
    private final Successions successions;
    private final Tidings tidings;

    Register(DSLContext sql, Days days, TreeGuard guard, KeptTotals totals, Tree tree, Standing standing, Successions successions,
             Tidings tidings) {
        this.sql = sql;
        this.days = days;
        this.guard = guard;
        this.totals = totals;
        this.tree = tree;
        this.standing = standing;
        this.successions = successions;
        this.tidings = tidings;
    }

    @Override
    @Transactional
    public List<OrganizationId> establish(List<Establishment> establishments) {
        guard.holdAlone();
        LocalDateTime now = days.now();
        List<OrganizationRegisterRecord> lines = establishments.stream().map(wanted -> NewLine.of(wanted, Ids.next(), now)).toList();
        standing.refuseUnfit(lines);
        Rows.insert(sql, lines);
        tree.grow(lines, now);
        totals.add(OrganizationCount.ORGANIZATIONS, lines.stream()
            .map(line -> Delta.begins(line.getOrganizationId(), line.getValidFrom(), List.of(), List.of(1L))).toList());
        tidings.established(lines);
        return lines.stream().map(line -> new OrganizationId(line.getOrganizationId())).toList();
    }

    @Override
    @Transactional
    public void merge(List<Merger> mergers, LocalDate on) {
        guard.holdAlone();
        Lines lines = new Lines(sql, days.now());
        Set<Long> ending = mergers.stream().map(merger -> merger.predecessor().value()).collect(toSet());
        lines.read(mergers.stream().flatMap(merger -> Stream.of(merger.predecessor().value(), merger.successor().value())).toList());
        for (Merger merger : mergers) {
            OrganizationRegisterRecord from = lines.on(merger.predecessor().value(), on);
            OrganizationRegisterRecord to = lines.on(merger.successor().value(), on);
            if (!grassroots(from) || !grassroots(to) || ending.contains(merger.successor().value()) || !from.getValidFrom().isBefore(on)) {
                throw new Refusal("MERGER_NOT_POSSIBLE", "predecessor", from == null ? "?" : from.getCode());
            }
        }
        standing.below(ending, on).stream().findFirst().ifPresent(above -> {
            throw new Refusal("MERGER_NOT_POSSIBLE", "predecessor", above.getCode());
        });
        successions.write(mergers.stream().map(merger -> Succession.full(merger.predecessor().value(), merger.successor().value())).toList(), lines, on, null);
    }

    private static boolean grassroots(@Nullable OrganizationRegisterRecord line) {
        return line != null && line.getLevel().compareTo(OrganizationLevel.COMMUNE) > 0;
    }
}
