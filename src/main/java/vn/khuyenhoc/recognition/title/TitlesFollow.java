package vn.khuyenhoc.recognition.title;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static org.jooq.impl.DSL.val;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_TITLE;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_TITLE_CASE;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.events.ProcessedEvents;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.events.OrganizationsReorganised;
import vn.khuyenhoc.organization.events.OrganizationsReorganised.Succession;
import vn.khuyenhoc.organization.tree.Subtree;
import vn.khuyenhoc.recognition.jooq.tables.records.RecognitionTitleRecord;

/** Who holds a title of an organization that ended is known at its successor as the same, so that nobody counts twice and years go on running; the title stays where it was decided. */
@Component
class TitlesFollow {
    private static final int PART = 1_000;

    private final DSLContext sql;
    private final ProcessedEvents processed;

    TitlesFollow(DSLContext sql, ProcessedEvents processed) {
        this.sql = sql;
        this.processed = processed;
    }

    @ApplicationModuleListener
    void on(OrganizationsReorganised event) {
        if (processed.firstTime(getClass(), event.eventId())) {
            Map<Long, Long> successors = event.successions().stream().filter(Succession::full).collect(toMap(Succession::predecessor, Succession::successor));
            if (!successors.isEmpty()) {
                follow(successors, event.on());
            }
        }
    }

    private void follow(Map<Long, Long> successors, LocalDate on) {
        Collection<RecognitionTitleRecord> titles = keptBy(successors.keySet(), on.minusDays(1));
        Map<String, String> there = new HashMap<>();
        titles.forEach(title -> successors.forEach((predecessor, successor) -> {
            if (subject(title, predecessor).equals(title.getSubject())) {
                there.put(title.getSubject(), subject(title, successor));
            }
        }));
        there.values().removeAll(ofSeveral(there.values(), on));
        List<@Nullable Object[]> known = titles.stream().filter(title -> there.containsKey(title.getSubject()))
            .map(title -> new @Nullable Object[] {there.get(title.getSubject()), title.getId()}).toList();
        // No correction: a key by which titles are found says nothing of them.
        Rows.batch(sql, "update recognition_title set subject = ? where id = ? and superseded_at is null", known);
        Rows.batch(sql, "update recognition_title_case set subject = ? where title_id = ? and superseded_at is null", known);
    }

    /** Of organizations, with what they kept of others, and of subjects of theirs about whom one above decided. */
    private Collection<RecognitionTitleRecord> keptBy(Set<Long> organizations, LocalDate eve) {
        var t = RECOGNITION_TITLE;
        var c = RECOGNITION_TITLE_CASE;
        Map<Long, RecognitionTitleRecord> titles = new HashMap<>();
        Condition known = t.SUBJECT.isNotNull().and(Valid.known(t));
        sql.selectFrom(t).where(known).and(under(organizations, t.ORGANIZATION_ID, eve)).forEach(title -> titles.put(title.getId(), title));
        sql.select(t.fields()).from(c).join(t).on(t.ID.eq(c.TITLE_ID)).where(known).and(Valid.known(c)).and(under(organizations, c.ORGANIZATION_ID, eve))
            .fetchInto(t).forEach(title -> titles.put(title.getId(), title));
        return titles.values();
    }

    private static Condition under(Set<Long> organizations, Field<Long> organization, LocalDate eve) {
        return Subtree.of(Scope.of(organizations), organization, val(eve));
    }

    private static String subject(RecognitionTitleRecord title, long organization) {
        return Holding.subject(title.getKind(), new OrganizationId(organization), title.getHolder(), title.getAddress());
    }

    /** Who bears the same name at the same address as somebody of before at the successor may be another one: both stay who they were. */
    private Set<String> ofSeveral(Collection<String> subjects, LocalDate on) {
        var t = RECOGNITION_TITLE;
        Set<String> once = new HashSet<>();
        Set<String> several = subjects.stream().filter(subject -> !once.add(subject)).collect(toCollection(HashSet::new));
        List<String> all = List.copyOf(once);
        for (int from = 0; from < all.size(); from += PART) {
            several.addAll(sql.selectDistinct(t.SUBJECT).from(t).where(t.SUBJECT.in(all.subList(from, Math.min(from + PART, all.size())))).and(t.VALID_FROM.lt(on)).and(Valid.known(t))
                .fetch(row -> Objects.requireNonNull(row.value1())));
        }
        return several;
    }
}
