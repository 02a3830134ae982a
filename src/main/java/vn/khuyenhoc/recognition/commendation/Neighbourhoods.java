package vn.khuyenhoc.recognition.commendation;

import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jooq.DSLContext;

import vn.khuyenhoc.organization.OrganizationLevel;
import vn.khuyenhoc.organization.tree.LevelsThroughTime;
import vn.khuyenhoc.organization.tree.Subtree;
import vn.khuyenhoc.recognition.jooq.tables.records.RecognitionCommendationRecord;

/**
 * Where a name is one recipient: at whoever nominated, in its commune, and, nominated by a body above the communes, in all below it.
 * Two communes have namesakes; a commune and its province mean the same one.
 */
class Neighbourhoods {
    private static final Set<OrganizationLevel> WIDE = EnumSet.of(OrganizationLevel.PROVINCE, OrganizationLevel.DISTRICT);
    private static final List<OrganizationLevel> NEAREST_FIRST = List.of(OrganizationLevel.COMMUNE, OrganizationLevel.DISTRICT, OrganizationLevel.PROVINCE);

    private record At(long organization, LocalDate on) {}

    private final LevelsThroughTime levels;
    private final DSLContext sql;
    private final Map<At, List<Long>> below = new HashMap<>();

    private Neighbourhoods(LevelsThroughTime levels, DSLContext sql) {
        this.levels = levels;
        this.sql = sql;
    }

    static Neighbourhoods of(Collection<RecognitionCommendationRecord> rows, DSLContext sql) {
        return new Neighbourhoods(LevelsThroughTime.of(rows.stream().filter(Neighbourhoods::byName).map(RecognitionCommendationRecord::getOrganizationId).collect(toSet()), sql), sql);
    }

    private static boolean byName(RecognitionCommendationRecord row) {
        return row.getRecipientOrganizationId() == null && row.getRecipientPersonId() == null;
    }

    /** Of whoever is known otherwise one, which does not matter. */
    Stream<Long> of(RecognitionCommendationRecord row) {
        Stream<Long> nominator = Stream.of(row.getOrganizationId());
        if (!byName(row)) {
            return nominator;
        }
        At at = new At(row.getOrganizationId(), Objects.requireNonNullElse(row.getStepOn(), row.getAwardedOn()));
        Stream<Long> nearest = NEAREST_FIRST.stream().map(level -> levels.above(at.organization(), level, at.on())).flatMap(Optional::stream).limit(1);
        return Stream.of(nominator, nearest, below.computeIfAbsent(at, this::below).stream()).flatMap(some -> some);
    }

    private List<Long> below(At at) {
        if (levels.level(at.organization(), at.on()).filter(WIDE::contains).isEmpty()) {
            return List.of();
        }
        Set<Long> all = Subtree.below(Set.of(at.organization()), at.on(), sql);
        LevelsThroughTime theirs = LevelsThroughTime.alone(all, sql);
        return all.stream().filter(one -> near(theirs, one, at.on())).toList();
    }

    /** Whether some of these organizations are neighbourhoods of whoever nominates above them. */
    static boolean among(Collection<Long> organizations, LocalDate day, DSLContext sql) {
        LevelsThroughTime theirs = LevelsThroughTime.alone(organizations, sql);
        return organizations.stream().anyMatch(one -> near(theirs, one, day));
    }

    private static boolean near(LevelsThroughTime levels, long organization, LocalDate day) {
        return levels.level(organization, day).filter(NEAREST_FIRST::contains).isPresent();
    }
}
