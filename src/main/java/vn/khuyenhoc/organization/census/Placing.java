package vn.khuyenhoc.organization.census;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

import org.jooq.DSLContext;

import vn.khuyenhoc.kernel.Month;
import vn.khuyenhoc.kernel.statistics.Grain;
import vn.khuyenhoc.kernel.statistics.Group;
import vn.khuyenhoc.kernel.statistics.Grouping;
import vn.khuyenhoc.organization.Boundary;
import vn.khuyenhoc.organization.tree.LevelsThroughTime;

/** Into which group what is alike goes, by where its organization stands on a day; along today's tree, wherever it stands now. */
final class Placing<D extends Enum<D>> {
    private final Question<D> question;
    private final LevelsThroughTime levels;
    private final LocalDate today;

    Placing(Question<D> question, Collection<Long> organizations, LocalDate today, DSLContext sql) {
        this.question = question;
        this.levels = question.within() == null && !question.has(Placed.ORGANIZATION_AT_LEVEL)
            ? LevelsThroughTime.alone(organizations, sql) : LevelsThroughTime.of(organizations, sql);
        this.today = today;
    }

    private LocalDate shownOn(LocalDate day) {
        return question.boundary() == Boundary.AS_NOW ? today : day;
    }

    /** Whether it stands where figures are asked of. */
    boolean within(Alike<D> alike, LocalDate day) {
        return question.within() == null || levels.under(alike.organization(), question.within(), shownOn(day));
    }

    /**
     * @param counts the day on which it counts
     * @param stood the day whose tree counts
     */
    List<Long> key(Alike<D> alike, LocalDate counts, LocalDate stood) {
        return question.grouping().by().stream().map(by -> part(by, alike, counts, stood)).toList();
    }

    private long part(D by, Alike<D> alike, LocalDate counts, LocalDate stood) {
        Grain grain = Grouping.grain(by);
        if (grain != null) {
            return grain.spanOf(Month.of(counts));
        }
        Long said = alike.properties().get(by);
        if (said != null) {
            return said;
        }
        return Placed.of(by) == Placed.LEVEL ? levels.lastLevel(alike.organization(), stood).map(level -> (long) level.ordinal()).orElse(Group.NONE)
            : levels.above(alike.organization(), Objects.requireNonNull(question.level()), shownOn(stood)).orElse(Group.NONE);
    }
}
