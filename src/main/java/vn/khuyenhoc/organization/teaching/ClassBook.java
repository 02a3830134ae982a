package vn.khuyenhoc.organization.teaching;

import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_CENTRE_CLASS;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.centre.HeldClasses;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationCentreClassRecord;
import vn.khuyenhoc.organization.tree.Delta;
import vn.khuyenhoc.organization.tree.KeptTotals;
import vn.khuyenhoc.organization.tree.Reading;
import vn.khuyenhoc.organization.tree.Stage;

/** Writes classes down, with what they add to the totals. */
@Component
class ClassBook implements HeldClasses {
    private final DSLContext sql;
    private final Days days;
    private final KeptTotals totals;
    private final Classes classes;

    ClassBook(DSLContext sql, Days days, KeptTotals totals, Classes classes) {
        this.sql = sql;
        this.days = days;
        this.totals = totals;
        this.classes = classes;
    }

    void record(OrganizationCentreClassRecord held) {
        Rows.insert(sql, List.of(held));
        totals.add(Classes.HELD, List.of(delta(held, 1)));
    }

    void correct(List<OrganizationCentreClassRecord> held, UnaryOperator<OrganizationCentreClassRecord> change) {
        List<Delta> deltas = new ArrayList<>();
        held.forEach(one -> deltas.add(delta(one, -1)));
        Rows.correct(sql, held, days.now(), change).forEach(one -> deltas.add(delta(one, 1)));
        totals.add(Classes.HELD, deltas);
    }

    void withdraw(OrganizationCentreClassRecord held) {
        Rows.withdraw(sql, List.of(held), days.now());
        totals.add(Classes.HELD, List.of(delta(held, -1)));
    }

    /** What no longer counts may lie with an organization that has ended by then. */
    private static Delta delta(OrganizationCentreClassRecord held, long sign) {
        return new Delta(held.getOrganizationId(), held.getHeldTo(), sign > 0, List.of(), List.of(sign, sign * held.getLearnerTurns()));
    }

    @Override
    public Supplier<Map<Long, Held>> inYear(Set<Long> organizations, List<Stage> stages, Reading reading) {
        return classes.inYear(organizations, stages, reading);
    }

    @Override
    public boolean anyFrom(Set<Long> centres, LocalDate day) {
        var c = ORGANIZATION_CENTRE_CLASS;
        return sql.fetchExists(c, c.CENTRE_ID.in(centres).and(c.HELD_TO.ge(day)).and(Valid.known(c)));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void transferAll(Map<OrganizationId, OrganizationId> successors, Condition which, LocalDate on) {
        var c = ORGANIZATION_CENTRE_CLASS;
        correct(sql.selectFrom(c).where(c.ORGANIZATION_ID.in(successors.keySet().stream().map(OrganizationId::value).toList()))
            .and(c.HELD_TO.ge(on)).and(which).and(Valid.known(c)).fetch(), held ->
            held.setOrganizationId(Objects.requireNonNull(successors.get(new OrganizationId(held.getOrganizationId()))).value()));
    }
}
