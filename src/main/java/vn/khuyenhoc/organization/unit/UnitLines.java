package vn.khuyenhoc.organization.unit;

import static java.util.Comparator.comparing;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_UNIT;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationUnitRecord;

/** The lines of one unit while an act rewrites them: read first, changed here, written at the end. */
final class UnitLines {
    private final List<OrganizationUnitRecord> before;
    private final List<OrganizationUnitRecord> after = new ArrayList<>();

    /** In the order of time, locked. */
    UnitLines(DSLContext sql, long unit) {
        this.before = sql.selectFrom(ORGANIZATION_UNIT).where(ORGANIZATION_UNIT.UNIT_ID.eq(unit)).and(Valid.known(ORGANIZATION_UNIT))
            .orderBy(ORGANIZATION_UNIT.VALID_FROM).forUpdate().fetch();
        before.forEach(line -> after.add(line.copy().setId(line.getId())));
    }

    @Nullable OrganizationUnitRecord on(LocalDate day) {
        return after.stream().filter(line -> !line.getValidFrom().isAfter(day) && line.getValidTo().isAfter(day)).findFirst().orElse(null);
    }

    List<OrganizationUnitRecord> from(LocalDate day) {
        return after.stream().filter(line -> !line.getValidFrom().isBefore(day)).toList();
    }

    OrganizationUnitRecord last() {
        return after.getLast();
    }

    /** From a day on until the next change of the same property that is known already. */
    <T> void change(LocalDate on, Field<T> property, T value) {
        OrganizationUnitRecord line = Objects.requireNonNull(on(on));
        T old = line.get(property);
        if (line.getValidFrom().isBefore(on)) {
            after.add(line.copy().setId(Ids.next()).setVersionOf(null).setSupersededAt(null).setValidFrom(on));
            line.setValidTo(on);
            after.sort(comparing(OrganizationUnitRecord::getValidFrom));
        }
        from(on).stream().takeWhile(later -> Objects.equals(later.get(property), old)).forEach(later -> later.set(property, value));
    }

    /** @throws Refusal ENDS_BEFORE_IT_BEGINS, CHANGED_LATER */
    void end(LocalDate on) {
        OrganizationUnitRecord last = after.getLast();
        if (!on.isAfter(last.getEstablishedOn())) {
            throw new Refusal("ENDS_BEFORE_IT_BEGINS", "on", last.getEstablishedOn());
        }
        if (last.getValidFrom().isAfter(on) || !last.getValidTo().equals(Days.FOREVER)) {
            throw new Refusal("CHANGED_LATER", "on", last.getCode(), last.getValidFrom().isAfter(on) ? last.getValidFrom() : last.getValidTo());
        }
        if (last.getValidFrom().equals(on)) {
            after.removeLast();
        }
        after.getLast().setValidTo(on);
    }

    void write(DSLContext sql, LocalDateTime now) {
        Map<Long, OrganizationUnitRecord> rewritten = after.stream().collect(Collectors.toMap(OrganizationUnitRecord::getId, Function.identity()));
        Rows.correct(sql, before.stream().filter(line -> rewritten.containsKey(line.getId()) && !line.equals(rewritten.get(line.getId()))).toList(), now,
            line -> Objects.requireNonNull(rewritten.remove(line.getId())));
        Rows.withdraw(sql, before.stream().filter(line -> after.stream().noneMatch(kept -> kept.getId().equals(line.getId()))).toList(), now);
        before.forEach(line -> rewritten.remove(line.getId()));
        rewritten.values().forEach(line -> line.setRecordedAt(now));
        Rows.insert(sql, List.copyOf(rewritten.values()));
    }
}
