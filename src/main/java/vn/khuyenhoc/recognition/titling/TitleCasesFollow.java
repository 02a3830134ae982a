package vn.khuyenhoc.recognition.titling;

import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_TITLE_CASE;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jooq.DSLContext;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.events.ProcessedEvents;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.events.OrganizationsReorganised;
import vn.khuyenhoc.organization.tree.Heirs;
import vn.khuyenhoc.organization.tree.Heirs.Heir;
import vn.khuyenhoc.recognition.TitleCaseState;
import vn.khuyenhoc.recognition.jooq.tables.records.RecognitionTitleCaseRecord;
import vn.khuyenhoc.recognition.subject.Subjects;

/** Open cases of titles of an organization that ends go on at its successor's; what was decided stays where it was. */
@Component
class TitleCasesFollow {
    private static final List<TitleCaseState> OPEN = Stream.of(TitleCaseState.values()).filter(TitleCaseState::open).toList();

    private final DSLContext sql;
    private final Days days;
    private final TitleCaseBook book;
    private final ProcessedEvents processed;

    TitleCasesFollow(DSLContext sql, Days days, TitleCaseBook book, ProcessedEvents processed) {
        this.sql = sql;
        this.days = days;
        this.book = book;
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
        var c = RECOGNITION_TITLE_CASE;
        List<RecognitionTitleCaseRecord> open = sql.selectFrom(c).where(c.STATE.in(OPEN)).and(Valid.known(c))
            .and(Keys.in(c.ORGANIZATION_ID, heirs.keySet()).or(Keys.in(c.HOLDER_ID, heirs.keySet()))).orderBy(c.ID).fetch();
        book.claim(book.move(open, row -> {
            Heir registered = of(row.getOrganizationId(), row, heirs), desk = of(row.getHolderId(), row, heirs);
            LocalDate since = registered.since().isAfter(desk.since()) ? registered.since() : desk.since();
            return known(row.setOrganizationId(registered.organization()).setHolderId(desk.organization()).setStepOn(since));
        }));
    }

    private static Heir of(long organization, RecognitionTitleCaseRecord row, Map<Long, Heir> heirs) {
        Heir heir = heirs.getOrDefault(organization, new Heir(organization, row.getStepOn()));
        return heir.since().isAfter(row.getStepOn()) ? heir : new Heir(heir.organization(), row.getStepOn());
    }

    /** As the successor's own decisions name them. */
    private static RecognitionTitleCaseRecord known(RecognitionTitleCaseRecord row) {
        return row.setSubject(Subjects.key(row.getKind(), new OrganizationId(row.getOrganizationId()), row.getName(), row.getAddress()));
    }
}
