package vn.khuyenhoc.recognition.title;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toList;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_TITLE;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.jooq.DSLContext;

import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.recognition.jooq.tables.records.RecognitionTitleRecord;
import vn.khuyenhoc.recognition.subject.Known;
import vn.khuyenhoc.recognition.subject.Line;
import vn.khuyenhoc.recognition.title.Holding.Held;

/** What whoever bears a name at an address holds or held, where an organization that decides could mean them: there, below it and above it. */
public final class Namesakes {
    private static final Comparator<Held> LAST = comparing(Held::year).thenComparing(Held::from);

    private final long organization;
    private final Line line;
    private final Map<String, List<Held>> titles;

    private Namesakes(OrganizationId organization, Line line, Map<String, List<Held>> titles) {
        this.organization = organization.value();
        this.line = line;
        this.titles = titles;
    }

    static Namesakes of(OrganizationId organization, LocalDate day, Collection<String> alike, Collection<Long> also, DSLContext sql) {
        var t = RECOGNITION_TITLE;
        Map<String, List<Held>> titles = alike.isEmpty() ? Map.of() : sql.selectFrom(t).where(t.ALIKE.in(alike)).and(Valid.known(t)).orderBy(t.ID).fetch().stream()
            .collect(groupingBy(RecognitionTitleRecord::getAlike, mapping(Namesakes::held, toList())));
        Set<Long> organizations = titles.values().stream().flatMap(List::stream).map(one -> one.known().at()).collect(toCollection(TreeSet::new));
        organizations.addAll(also);
        organizations.add(organization.value());
        return new Namesakes(organization, Line.of(organizations, day, sql), titles);
    }

    static Held held(RecognitionTitleRecord row) {
        return new Held(row.getId(), new Known(row.getSubject(), row.getKnownAt()), row.getValidFrom(), row.getValidTo(), row.getTitleYear());
    }

    /** All whom the organization could mean. */
    public List<Held> of(String alike) {
        return titles.getOrDefault(alike, List.of()).stream().filter(one -> line.joins(one.known().at(), organization)).toList();
    }

    /** What somebody holds or held: known at their organization or above it and, if there is an address, whoever was recognised last below it. Of two boards' there, that of the other stays: only people can tell. */
    public List<Held> of(String alike, Known known, boolean addressed) {
        Optional<Known> below = addressed ? below(alike, known).max(LAST.thenComparing(Held::title)).map(Held::known) : Optional.empty();
        return titles.getOrDefault(alike, List.of()).stream()
            .filter(one -> line.reaches(one.known().at(), known.at()) || below.filter(one.known()::equals).isPresent()).toList();
    }

    private Stream<Held> below(String alike, Known known) {
        return of(alike).stream().filter(one -> one.known().at() != known.at() && line.reaches(known.at(), one.known().at()));
    }

    /** Whether they cannot be recognised for a year on a day. At one address two of one name are one, whichever board below the organization knows them; without one they may be two, if a case says which. */
    public boolean bar(String alike, Known known, boolean told, int year, LocalDate on) {
        return Stream.concat(of(alike, known, false).stream(), told ? Stream.of() : of(alike).stream()).anyMatch(one -> one.after(on) && (one.year() >= year || !one.from().isBefore(on)));
    }

    /** Whom the organization means that says no more than a name and an address: whoever was recognised last; of two at once, whom it knows itself. */
    public Optional<Known> meant(String alike) {
        return of(alike).stream().max(LAST.thenComparing(one -> one.known().at() == organization).thenComparing(Held::title)).map(Held::known);
    }
}
