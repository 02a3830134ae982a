package vn.khuyenhoc.organization.register;

import static java.util.Comparator.comparing;
import static org.jooq.impl.DSL.max;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_REGISTER;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_SUCCESSION;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.OrganizationState;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationRegisterRecord;

/** The lines of the register that one act rewrites: read first, changed here, written at the end. */
final class Lines {
    private final DSLContext sql;
    private final LocalDateTime now;
    final Map<Long, List<OrganizationRegisterRecord>> before = new HashMap<>();
    final Map<Long, List<OrganizationRegisterRecord>> after = new HashMap<>();

    Lines(DSLContext sql, LocalDateTime now) {
        this.sql = sql;
        this.now = now;
    }

    void read(Collection<Long> organizations) {
        List<Long> unread = organizations.stream().filter(organization -> !after.containsKey(organization)).distinct().toList();
        if (unread.isEmpty()) {
            return;
        }
        unread.forEach(organization -> {
            before.put(organization, new ArrayList<>());
            after.put(organization, new ArrayList<>());
        });
        sql.selectFrom(ORGANIZATION_REGISTER)
            .where(ORGANIZATION_REGISTER.ORGANIZATION_ID.in(unread)).and(Valid.known(ORGANIZATION_REGISTER))
            .orderBy(ORGANIZATION_REGISTER.VALID_FROM)
            .forEach(line -> {
                before.get(line.getOrganizationId()).add(line);
                OrganizationRegisterRecord copy = line.copy();
                copy.setId(line.getId());
                after.get(line.getOrganizationId()).add(copy);
            });
    }

    /** Those whose lines were read or begun. */
    Set<Long> organizations() {
        return new TreeSet<>(after.keySet());
    }

    @Nullable OrganizationRegisterRecord on(long organization, LocalDate day) {
        return after.getOrDefault(organization, List.of()).stream()
            .filter(line -> !line.getValidFrom().isAfter(day) && line.getValidTo().isAfter(day)).findFirst().orElse(null);
    }

    /** The line of a day on which the organization must be active. */
    OrganizationRegisterRecord active(long organization, LocalDate day, String argument) {
        OrganizationRegisterRecord line = on(organization, day);
        if (line == null) {
            throw new Refusal("ORGANIZATION_NOT_ACTIVE", argument, day);
        }
        return line;
    }

    void begin(OrganizationRegisterRecord line) {
        after.computeIfAbsent(line.getOrganizationId(), organization -> new ArrayList<>()).add(line);
    }

    /** From a day on until the next change of the same property that is known already. */
    <T> void change(long organization, LocalDate on, Field<T> property, @Nullable T value) {
        T old = active(organization, on, "on").get(property);
        split(organization, on);
        for (OrganizationRegisterRecord line : after.get(organization)) {
            if (!line.getValidFrom().isBefore(on)) {
                if (!Objects.equals(line.get(property), old)) {
                    return;
                }
                line.set(property, value);
            }
        }
    }

    private void split(long organization, LocalDate on) {
        OrganizationRegisterRecord line = active(organization, on, "on");
        if (line.getValidFrom().isBefore(on)) {
            OrganizationRegisterRecord rest = line.copy();
            rest.setId(Ids.next()).setRecordedAt(now).setVersionOf(null).setSupersededAt(null).setValidFrom(on);
            line.setValidTo(on).setEndedAs(null);
            after.get(organization).add(rest);
            after.get(organization).sort(comparing(OrganizationRegisterRecord::getValidFrom));
        }
    }

    /** @throws Refusal ORGANIZATION_NOT_ACTIVE, CHANGED_LATER, ENDS_AS_IT_BEGINS */
    void end(long organization, LocalDate on, OrganizationState how) {
        active(organization, on.minusDays(1), "on");
        split(organization, on);
        List<OrganizationRegisterRecord> lines = after.get(organization);
        OrganizationRegisterRecord last = lines.getLast();
        LocalDate inherits = sql.select(max(ORGANIZATION_SUCCESSION.EFFECTIVE_ON)).from(ORGANIZATION_SUCCESSION)
            .where(ORGANIZATION_SUCCESSION.SUCCESSOR_ID.eq(organization)).and(Valid.known(ORGANIZATION_SUCCESSION)).fetchOne(row -> row.value1());
        if (inherits != null && inherits.isAfter(on)) {
            throw new Refusal("CHANGED_LATER", "on", last.getCode(), inherits);
        }
        if (last.getValidFrom().isAfter(on) || last.getEndedAs() != null) {
            throw new Refusal("CHANGED_LATER", "on", last.getCode(), last.getEndedAs() == null ? last.getValidFrom() : last.getValidTo());
        }
        if (last.getValidFrom().equals(on)) {
            lines.removeLast();
        }
        lines.getLast().setValidTo(on).setEndedAs(how);
    }

    /** The lines that begin on or after a day. */
    List<OrganizationRegisterRecord> from(long organization, LocalDate day) {
        return after.getOrDefault(organization, List.of()).stream().filter(line -> !line.getValidFrom().isBefore(day)).toList();
    }
}
