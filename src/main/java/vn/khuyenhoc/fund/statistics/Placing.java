package vn.khuyenhoc.fund.statistics;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jooq.DSLContext;

import vn.khuyenhoc.kernel.statistics.Grain;
import vn.khuyenhoc.kernel.statistics.Group;
import vn.khuyenhoc.kernel.statistics.Grouping;
import vn.khuyenhoc.organization.Boundary;
import vn.khuyenhoc.organization.tree.LevelsThroughTime;

/** Into which group facts go: by what they say of themselves, by their month, and by where their organization stands. */
final class Placing {
    private final Question question;
    private final LevelsThroughTime levels;
    private final LocalDate today;

    private Placing(Question question, LevelsThroughTime levels, LocalDate today) {
        this.question = question;
        this.levels = levels;
        this.today = today;
    }

    static Placing of(Question question, Collection<Alike> facts, LocalDate today, DSLContext sql) {
        boolean placed = question.grouping().by().stream().anyMatch(Dimension::ofOrganization);
        return new Placing(question, LevelsThroughTime.of(placed ? facts.stream().map(Alike::organization).distinct().toList() : List.of(), sql), today);
    }

    /** Where no organization is asked for. */
    static List<Long> key(Question question, Alike facts) {
        return question.grouping().by().stream().map(by -> ofFact(by, facts)).toList();
    }

    List<Long> key(Alike facts) {
        return question.grouping().by().stream().map(by -> part(by, facts)).toList();
    }

    private long part(Dimension by, Alike facts) {
        return switch (by) {
            case LEVEL -> levels.level(facts.organization(), facts.day()).map(level -> (long) level.ordinal()).orElse(Group.NONE);
            case ORGANIZATION_AT_LEVEL -> above(facts).orElse(Group.NONE);
            default -> ofFact(by, facts);
        };
    }

    private static long ofFact(Dimension by, Alike facts) {
        Grain grain = Grouping.grain(by);
        return grain == null ? Objects.requireNonNull(facts.properties().get(by)) : grain.spanOf(facts.month());
    }

    private Optional<Long> above(Alike facts) {
        return levels.above(facts.organization(), Objects.requireNonNull(question.level()), question.boundary() == Boundary.AS_NOW ? today : facts.day());
    }
}
