package vn.khuyenhoc.organization.register;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static vn.khuyenhoc.organization.register.OrganizationCount.ORGANIZATIONS;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.organization.MemberRegister;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationRegisterRecord;
import vn.khuyenhoc.organization.tree.Delta;
import vn.khuyenhoc.organization.tree.KeptTotals;
import vn.khuyenhoc.organization.tree.Regrouped;

/** Writes what an act changed in its lines, and lets the tree and every total follow. */
@Component
class Rewriting {
    private final DSLContext sql;
    private final KeptTotals totals;
    private final Tree tree;
    private final MemberRegister members;

    Rewriting(DSLContext sql, KeptTotals totals, Tree tree, MemberRegister members) {
        this.sql = sql;
        this.totals = totals;
        this.tree = tree;
        this.members = members;
        totals.keep(ORGANIZATIONS);
    }

    /** @param from the first day on which anything is different */
    void write(Lines lines, LocalDate from, LocalDateTime now) {
        List<OrganizationRegisterRecord> corrected = new ArrayList<>();
        List<OrganizationRegisterRecord> withdrawn = new ArrayList<>();
        List<OrganizationRegisterRecord> begun = new ArrayList<>();
        List<Delta> deltas = new ArrayList<>();
        Map<Long, OrganizationRegisterRecord> rewritten = lines.after.values().stream().flatMap(List::stream)
            .collect(toMap(OrganizationRegisterRecord::getId, Function.identity()));
        Set<Long> changed = new HashSet<>();
        for (long organization : lines.organizations()) {
            Set<Long> known = new HashSet<>();
            for (OrganizationRegisterRecord line : lines.before.getOrDefault(organization, List.of())) {
                known.add(line.getId());
                OrganizationRegisterRecord then = rewritten.get(line.getId());
                if (!line.equals(then)) {
                    (then == null ? withdrawn : corrected).add(line);
                    count(line, -1, deltas);
                }
            }
            for (OrganizationRegisterRecord line : lines.after.get(organization)) {
                if (!known.contains(line.getId())) {
                    begun.add(line);
                }
            }
        }
        corrected.forEach(line -> count(Objects.requireNonNull(rewritten.get(line.getId())), 1, deltas));
        begun.forEach(line -> count(line, 1, deltas));
        Rows.correct(sql, corrected, now, line -> Objects.requireNonNull(rewritten.get(line.getId())));
        Rows.withdraw(sql, withdrawn, now);
        Rows.insert(sql, begun);
        List.of(corrected, withdrawn, begun).forEach(some -> some.forEach(line -> changed.add(line.getOrganizationId())));
        totals.add(ORGANIZATIONS, deltas);
        List<Regrouped> regrouped = tree.follow(changed, from, now);
        totals.follow(regrouped);
        members.follow(regrouped.stream().map(Regrouped::descendant).collect(toSet()));
    }

    private static void count(OrganizationRegisterRecord line, long sign, List<Delta> deltas) {
        deltas.addAll(Delta.span(line.getOrganizationId(), line.getValidFrom(), line.getValidTo(), List.of(), List.of(sign)));
    }
}
