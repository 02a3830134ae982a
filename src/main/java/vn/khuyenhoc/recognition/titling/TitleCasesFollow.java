package vn.khuyenhoc.recognition.titling;

import static java.util.stream.Collectors.toMap;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_TITLE_CASE;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jooq.DSLContext;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.events.ProcessedEvents;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.events.OrganizationsReorganised;
import vn.khuyenhoc.organization.events.OrganizationsReorganised.Succession;
import vn.khuyenhoc.recognition.TitleCaseState;
import vn.khuyenhoc.recognition.jooq.tables.records.RecognitionTitleCaseRecord;
import vn.khuyenhoc.recognition.title.Holding;

/** Open cases of titles of an organization that ends go on at its successor's; what was decided stays where it was. */
@Component
class TitleCasesFollow {
    private final DSLContext sql;
    private final TitleCaseBook book;
    private final ProcessedEvents processed;

    TitleCasesFollow(DSLContext sql, TitleCaseBook book, ProcessedEvents processed) {
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
        var c = RECOGNITION_TITLE_CASE;
        List<RecognitionTitleCaseRecord> open = sql.selectFrom(c).where(c.STATE.in(Stream.of(TitleCaseState.values()).filter(TitleCaseState::open).toList())).and(Valid.known(c))
            .and(Keys.in(c.ORGANIZATION_ID, successors.keySet()).or(Keys.in(c.HOLDER_ID, successors.keySet()))).fetch();
        book.claim(book.move(open, row -> known(row.setOrganizationId(successors.getOrDefault(row.getOrganizationId(), row.getOrganizationId()))
            .setHolderId(successors.getOrDefault(row.getHolderId(), row.getHolderId()))
            .setStepOn(row.getStepOn().isAfter(event.on()) ? row.getStepOn() : event.on()))));
    }

    /** As the successor's own decisions name them. */
    private static RecognitionTitleCaseRecord known(RecognitionTitleCaseRecord row) {
        return row.setSubject(Holding.subject(row.getKind(), new OrganizationId(row.getOrganizationId()), row.getName(), row.getAddress()));
    }
}
