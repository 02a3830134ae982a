package vn.khuyenhoc.organization.census;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongFunction;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.Ratio;
import vn.khuyenhoc.kernel.statistics.CalendarPeriod;
import vn.khuyenhoc.kernel.statistics.Grain;
import vn.khuyenhoc.kernel.statistics.Group;
import vn.khuyenhoc.kernel.statistics.Grouping;
import vn.khuyenhoc.organization.Boundary;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.OrganizationLevel;
import vn.khuyenhoc.organization.Organizations.At;
import vn.khuyenhoc.organization.tree.View;

/** A group of a statement of stocks, or all of it, as clients are told of it. */
public record CensusGroup<D extends Enum<D>>(Question<D> question, Group group) {
    /** What its facts say of themselves for a dimension; null where they are not told apart by it, or say nothing. */
    public <T> @Nullable T said(String dimension, LongFunction<T> meaning) {
        for (int i = 0; i < group.key().size(); i++) {
            if (question.grouping().by().get(i).name().equals(dimension)) {
                return group.key().get(i) == Group.NONE ? null : meaning.apply(group.key().get(i));
            }
        }
        return null;
    }

    /** The finest that it is told apart by; of a quarter and a year, the quarter. */
    public @Nullable CalendarPeriod period() {
        Grain finest = question.grouping().finest();
        return finest == null || group.key().isEmpty() ? null : said(finest.name(), span -> Objects.requireNonNull(Grouping.grain(finest)).named(span));
    }

    public @Nullable OrganizationLevel level() {
        return said(Placed.LEVEL.name(), place -> OrganizationLevel.values()[(int) place]);
    }

    public Optional<Long> place() {
        return Optional.ofNullable(said(Placed.ORGANIZATION_AT_LEVEL.name(), Long::valueOf));
    }

    /** The day at whose end its stock is told. */
    public LocalDate asOf() {
        CalendarPeriod period = period();
        return period == null || period.end().isAfter(question.period().to()) ? question.period().to() : period.end();
    }

    /** The organization that it is of, as it is shown. */
    public Optional<At> organization(LocalDate today) {
        LocalDate shown = question.boundary() == Boundary.AS_NOW || asOf().isAfter(today) ? today : asOf();
        return place().map(place -> new At(new OrganizationId(place), shown));
    }

    public View view() {
        return new View(asOf(), question.boundary());
    }

    /** Null of too few people to be told. */
    public @Nullable Integer now(int figure) {
        return told(group.now().get(figure));
    }

    public @Nullable Integer before(int figure) {
        return told(group.before().get(figure));
    }

    private static @Nullable Integer told(long figure) {
        return figure == Group.HIDDEN ? null : Integer.valueOf(Math.toIntExact(figure));
    }

    /** By how much there is more than a year before; null where there was nothing, or it is hidden. */
    public @Nullable Ratio change() {
        Integer there = now(0);
        Integer earlier = before(0);
        return there == null || earlier == null || earlier == 0 ? null : new Ratio(there - earlier, earlier);
    }
}
