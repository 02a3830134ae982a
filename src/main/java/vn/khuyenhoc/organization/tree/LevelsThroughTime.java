package vn.khuyenhoc.organization.tree;

import static java.util.stream.Collectors.toSet;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_REGISTER;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jooq.DSLContext;

import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.OrganizationLevel;
import vn.khuyenhoc.organization.tree.Ancestors.Ancestor;

/** Of what level some organizations were, and under whom of each level they stood, on any day; read at once. */
public final class LevelsThroughTime {
    private record Line(OrganizationLevel level, LocalDate from, LocalDate to) {
        boolean on(LocalDate day) {
            return !from.isAfter(day) && to.isAfter(day);
        }
    }

    private final Ancestors ancestors;
    private final Map<Long, List<Line>> lines;

    private LevelsThroughTime(Ancestors ancestors, Map<Long, List<Line>> lines) {
        this.ancestors = ancestors;
        this.lines = lines;
    }

    public static LevelsThroughTime of(Collection<Long> organizations, DSLContext sql) {
        if (organizations.isEmpty()) {
            return new LevelsThroughTime(Ancestors.none(), Map.of());
        }
        Ancestors ancestors = Ancestors.of(organizations, sql);
        Set<Long> all = organizations.stream().flatMap(one -> Stream.concat(Stream.of(one), ancestors.of(one).stream().map(Ancestor::id))).collect(toSet());
        return new LevelsThroughTime(ancestors, lines(all, sql));
    }

    /** For whom nobody asks under whom they stood. */
    public static LevelsThroughTime alone(Collection<Long> organizations, DSLContext sql) {
        return new LevelsThroughTime(Ancestors.none(), organizations.isEmpty() ? Map.of() : lines(organizations, sql));
    }

    private static Map<Long, List<Line>> lines(Collection<Long> organizations, DSLContext sql) {
        var line = ORGANIZATION_REGISTER;
        return sql.select(line.ORGANIZATION_ID, line.LEVEL, line.VALID_FROM, line.VALID_TO).from(line)
            .where(Keys.in(line.ORGANIZATION_ID, organizations)).and(Valid.known(line))
            .fetchGroups(row -> row.value1(), row -> new Line(row.value2(), row.value3(), row.value4()));
    }

    /** Empty where there was no such organization on the day. */
    public Optional<OrganizationLevel> level(long organization, LocalDate day) {
        return lines.getOrDefault(organization, List.of()).stream().filter(line -> line.on(day)).map(Line::level).findFirst();
    }

    /** The organization itself, or the one above it, that was of a level on a day. */
    public Optional<Long> above(long organization, OrganizationLevel level, LocalDate day) {
        return ancestors.of(organization).stream().filter(ancestor -> ancestor.on(day)).map(Ancestor::id)
            .filter(ancestor -> level(ancestor, day).filter(level::equals).isPresent()).findFirst();
    }

    /** The level that it had on the day, or, of one that has ended, had last. */
    public Optional<OrganizationLevel> lastLevel(long organization, LocalDate day) {
        return lines.getOrDefault(organization, List.of()).stream().filter(line -> !line.from().isAfter(day)).max(Comparator.comparing(Line::from)).map(Line::level);
    }

    /** Whether it was, or stood under, another one on a day. */
    public boolean under(long organization, long top, LocalDate day) {
        return ancestors.of(organization).stream().anyMatch(ancestor -> ancestor.id() == top && ancestor.on(day));
    }
}
