package vn.khuyenhoc.recognition.title;

import static java.util.stream.Collectors.toCollection;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_HOLDING_LINE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.recognition.subject.Line;

/** Of organizations that stand above one another one gives titles at a time; those beside one another do not wait. */
@Component
class HoldingLines {
    private final DSLContext sql;

    HoldingLines(DSLContext sql) {
        this.sql = sql;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(Collection<OrganizationId> organizations) {
        lock(organizations.stream().map(OrganizationId::value).collect(toCollection(TreeSet::new)), false);
    }

    /** Of those above, with others below them. H2 knows no shared lock: there not of the province, or one decision would keep all others waiting. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lockLine(OrganizationId organization, LocalDate day) {
        boolean shared = sql.family() == SQLDialect.MYSQL;
        lock(Line.of(List.of(organization.value()), day, sql).above(organization.value()).stream().skip(shared ? 0 : 1).collect(toCollection(TreeSet::new)), shared);
    }

    private void lock(Set<Long> organizations, boolean shared) {
        // Not inserted where it is known: that takes a shared lock first, and two who have it wait for each other.
        List<Long> missing = new ArrayList<>(organizations);
        missing.removeAll(locked(organizations, shared));
        if (!missing.isEmpty()) {
            Rows.insertMissing(sql, missing.stream().sorted().map(key -> RECOGNITION_HOLDING_LINE.newRecord().setOrganizationId(key)).toList());
            locked(missing, shared);
        }
    }

    private List<Long> locked(Collection<Long> organizations, boolean shared) {
        var line = RECOGNITION_HOLDING_LINE;
        var rows = sql.select(line.ORGANIZATION_ID).from(line).where(Keys.in(line.ORGANIZATION_ID, organizations)).orderBy(line.ORGANIZATION_ID);
        return organizations.isEmpty() ? List.of() : (shared ? rows.forShare() : rows.forUpdate()).fetch(line.ORGANIZATION_ID);
    }
}
