package vn.khuyenhoc.recognition.commendation;

import static java.util.stream.Collectors.toMap;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_COMMENDATION;

import java.util.List;
import java.util.Map;

import org.jooq.DSLContext;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.events.ProcessedEvents;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.events.OrganizationsReorganised;
import vn.khuyenhoc.organization.events.OrganizationsReorganised.Succession;
import vn.khuyenhoc.recognition.CommendationState;
import vn.khuyenhoc.recognition.jooq.tables.records.RecognitionCommendationRecord;

/** Open cases of an organization that ends go on at its successor's; who decided, and what was awarded, stays as it was. */
@Component
class CasesFollow {
    private final DSLContext sql;
    private final CaseBook book;
    private final ProcessedEvents processed;

    CasesFollow(DSLContext sql, CaseBook book, ProcessedEvents processed) {
        this.sql = sql;
        this.book = book;
        this.processed = processed;
    }

    @ApplicationModuleListener
    void on(OrganizationsReorganised event) {
        if (processed.firstTime(getClass(), event.eventId())) {
            Map<Long, Long> successors = event.successions().stream().filter(Succession::full).collect(toMap(Succession::predecessor, Succession::successor));
            if (!successors.isEmpty()) {
                follow(successors, event);
            }
        }
    }

    private void follow(Map<Long, Long> successors, OrganizationsReorganised event) {
        var c = RECOGNITION_COMMENDATION;
        List<RecognitionCommendationRecord> open = sql.selectFrom(c).where(c.STATE.notIn(CommendationState.AWARDED, CommendationState.REFUSED)).and(Valid.known(c))
            .and(Keys.in(c.ORGANIZATION_ID, successors.keySet()).or(Keys.in(c.HOLDER_ID, successors.keySet()))).fetch();
        book.move(open, row -> row.setOrganizationId(successors.getOrDefault(row.getOrganizationId(), row.getOrganizationId()))
            .setHolderId(successors.getOrDefault(row.getHolderId(), row.getHolderId()))
            .setStepOn(row.getStepOn().isAfter(event.on()) ? row.getStepOn() : event.on()));
    }
}
