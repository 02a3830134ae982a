package vn.khuyenhoc.recognition.commendation;

import static java.util.stream.Collectors.toSet;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_COMMENDATION;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jooq.DSLContext;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.events.ProcessedEvents;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.events.OrganizationsReorganised;
import vn.khuyenhoc.organization.tree.Ancestors;
import vn.khuyenhoc.organization.tree.Heirs;
import vn.khuyenhoc.organization.tree.Heirs.Heir;
import vn.khuyenhoc.organization.tree.Subtree;
import vn.khuyenhoc.recognition.CommendationState;
import vn.khuyenhoc.recognition.jooq.tables.records.RecognitionCommendationRecord;

/** Open cases of an organization that ends go on at its successor's, and whom it commended is commended no more for the same merit; who decided, and what was awarded, stays as it was. */
@Component
class CasesFollow {
    private final DSLContext sql;
    private final Days days;
    private final CaseBook book;
    private final Merits merits;
    private final ProcessedEvents processed;

    CasesFollow(DSLContext sql, Days days, CaseBook book, Merits merits, ProcessedEvents processed) {
        this.sql = sql;
        this.days = days;
        this.book = book;
        this.merits = merits;
        this.processed = processed;
    }

    @ApplicationModuleListener
    void on(OrganizationsReorganised event) {
        if (processed.firstTime(getClass(), event.eventId())) {
            Map<Long, Heir> heirs = Heirs.of(event, days.today(), sql);
            if (!heirs.isEmpty()) {
                follow(heirs);
            }
        }
    }

    private void follow(Map<Long, Heir> heirs) {
        var c = RECOGNITION_COMMENDATION;
        List<RecognitionCommendationRecord> open = sql.selectFrom(c).where(c.STATE.notIn(CommendationState.AWARDED, CommendationState.REFUSED)).and(Valid.known(c))
            .and(Keys.in(c.ORGANIZATION_ID, heirs.keySet()).or(Keys.in(c.HOLDER_ID, heirs.keySet()))).orderBy(c.ID).fetch();
        book.move(open, row -> {
            Heir nominated = of(row.getOrganizationId(), row, heirs), desk = of(row.getHolderId(), row, heirs);
            LocalDate since = nominated.since().isAfter(desk.since()) ? nominated.since() : desk.since();
            return row.setOrganizationId(nominated.organization()).setHolderId(desk.organization()).setStepOn(since);
        });
        know(heirs);
    }

    /** Whom the bodies of a place commended before it changed hands is known to those that have it now; to those above, if neighbourhoods came under them. */
    private void know(Map<Long, Heir> heirs) {
        var c = RECOGNITION_COMMENDATION;
        Set<Long> bodies = new HashSet<>(heirs.keySet());
        LocalDate since = heirs.values().stream().map(Heir::since).max(LocalDate::compareTo).orElseThrow();
        Set<Long> now = heirs.values().stream().map(Heir::organization).collect(toSet());
        Set<Long> below = Subtree.below(now, since, sql);
        bodies.addAll(below);
        if (Neighbourhoods.among(below, since, sql)) {
            Ancestors above = Ancestors.of(now, sql);
            now.forEach(one -> bodies.addAll(above.path(one, since)));
        }
        merits.claimWhatIsFree(sql.selectFrom(c).where(Keys.in(c.ORGANIZATION_ID, bodies)).and(c.RECIPIENT_ORGANIZATION_ID.isNull()).and(c.RECIPIENT_PERSON_ID.isNull())
            .and(c.STATE.ne(CommendationState.REFUSED)).and(Valid.known(c)).orderBy(c.ID).fetch()
            .map(row -> row.setOrganizationId(of(row.getOrganizationId(), row.setStepOn(since), heirs).organization())));
    }

    private static Heir of(long organization, RecognitionCommendationRecord row, Map<Long, Heir> heirs) {
        Heir heir = heirs.getOrDefault(organization, new Heir(organization, row.getStepOn()));
        return heir.since().isAfter(row.getStepOn()) ? heir : new Heir(heir.organization(), row.getStepOn());
    }
}
