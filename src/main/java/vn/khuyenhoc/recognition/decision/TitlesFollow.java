package vn.khuyenhoc.recognition.decision;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_TITLE;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
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
import vn.khuyenhoc.recognition.jooq.tables.records.RecognitionTitleRecord;
import vn.khuyenhoc.recognition.subject.Known;
import vn.khuyenhoc.recognition.subject.Subjects;
import vn.khuyenhoc.recognition.title.GoingOn;
import vn.khuyenhoc.recognition.title.Holding;
import vn.khuyenhoc.recognition.title.Holding.Held;

/** Who holds a title of an organization that ended is known at its successor as the same, so that nobody counts twice and years go on running; the title stays where it was decided. */
@Component
class TitlesFollow {
    private static final int PART = 1_000;

    /** A subject as the heir's own decisions name it. */
    private record AtHeir(String subject, long organization, LocalDate since) {}

    private final DSLContext sql;
    private final Days days;
    private final Holding holding;
    private final GivingTitles giving;
    private final GoingOn goingOn;
    private final ProcessedEvents processed;

    TitlesFollow(DSLContext sql, Days days, Holding holding, GivingTitles giving, GoingOn goingOn, ProcessedEvents processed) {
        this.sql = sql;
        this.days = days;
        this.holding = holding;
        this.giving = giving;
        this.goingOn = goingOn;
        this.processed = processed;
    }

    @ApplicationModuleListener
    void on(OrganizationsReorganised event) {
        if (processed.firstTime(getClass(), event.eventId())) {
            Map<Long, Heir> heirs = Heirs.of(event, days.today(), sql);
            if (!heirs.isEmpty()) {
                holding.lock(Stream.concat(heirs.keySet().stream(), heirs.values().stream().map(Heir::organization)).map(OrganizationId::new).toList());
                follow(heirs);
            }
        }
    }

    private void follow(Map<Long, Heir> heirs) {
        List<RecognitionTitleRecord> titles = ofThoseKnownAt(heirs.keySet());
        Map<String, AtHeir> there = new HashMap<>();
        for (RecognitionTitleRecord title : titles) {
            Heir heir = Objects.requireNonNull(heirs.get(title.getKnownAt()));
            there.put(title.getSubject(), new AtHeir(subject(title, heir.organization()), heir.organization(), heir.since()));
        }
        Set<String> several = ofSeveral(titles, there);
        there.values().removeIf(known -> several.contains(known.subject()));
        List<RecognitionTitleRecord> followed = titles.stream().filter(title -> there.containsKey(title.getSubject())).toList();
        goingOn.as(followed.stream().collect(toMap(RecognitionTitleRecord::getId, title -> new Known(of(title, there).subject(), of(title, there).organization()))));
        renewed(followed.stream().map(RecognitionTitleRecord::getId).collect(toSet()), there.values());
    }

    private static AtHeir of(RecognitionTitleRecord title, Map<String, AtHeir> there) {
        return Objects.requireNonNull(there.get(title.getSubject()));
    }

    /** Who was recognised at both before the heir was told of them holds one title at a time: an earlier one ends where a later one begins, whoever gave it. */
    private void renewed(Set<Long> followed, Collection<AtHeir> known) {
        known.stream().collect(groupingBy(AtHeir::since, TreeMap::new, toSet())).forEach((since, some) -> {
            List<Held> held = holding.held(some.stream().map(AtHeir::subject).collect(toSet()), since);
            Set<String> both = held.stream().filter(one -> !followed.contains(one.title())).map(Held::subject).collect(toSet());
            held.stream().filter(one -> both.contains(one.subject())).collect(groupingBy(Held::from, TreeMap::new, toSet())).forEach((from, anew) -> {
                Set<String> subjects = anew.stream().map(Held::subject).collect(toSet());
                giving.renew(held.stream().filter(one -> subjects.contains(one.subject()) && one.from().isBefore(from)).toList(), subjects, from);
            });
        });
    }

    /** Of those who are known there, whoever recognised them. */
    private List<RecognitionTitleRecord> ofThoseKnownAt(Collection<Long> organizations) {
        var t = RECOGNITION_TITLE;
        return sql.selectFrom(t).where(t.SUBJECT.isNotNull()).and(Keys.in(t.KNOWN_AT, organizations)).and(Valid.known(t)).orderBy(t.ID).fetch();
    }

    private static String subject(RecognitionTitleRecord title, long organization) {
        return Subjects.key(title.getKind(), new OrganizationId(organization), title.getHolder(), title.getAddress());
    }

    /** Who bears the same name at the same address as somebody of before at the heir, or was recognised on the same day as one there, may be another one: both stay who they were. */
    private Set<String> ofSeveral(Collection<RecognitionTitleRecord> titles, Map<String, AtHeir> there) {
        Map<String, LocalDate> since = new HashMap<>();
        Set<String> several = there.values().stream().filter(known -> since.putIfAbsent(known.subject(), known.since()) != null).map(AtHeir::subject).collect(toCollection(HashSet::new));
        Map<String, Set<LocalDate>> days = titles.stream().filter(title -> there.containsKey(title.getSubject()))
            .collect(groupingBy(title -> of(title, there).subject(), mapping(RecognitionTitleRecord::getValidFrom, toSet())));
        var t = RECOGNITION_TITLE;
        List<String> all = List.copyOf(since.keySet());
        for (int from = 0; from < all.size(); from += PART) {
            sql.select(t.SUBJECT, t.VALID_FROM).from(t).where(t.SUBJECT.in(all.subList(from, Math.min(from + PART, all.size())))).and(Valid.known(t)).forEach(row -> {
                String subject = Objects.requireNonNull(row.value1());
                LocalDate day = row.value2();
                if (day.isBefore(Objects.requireNonNull(since.get(subject))) || Objects.requireNonNull(days.get(subject)).contains(day)) {
                    several.add(subject);
                }
            });
        }
        return several;
    }
}
