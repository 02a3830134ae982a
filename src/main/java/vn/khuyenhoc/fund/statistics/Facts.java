package vn.khuyenhoc.fund.statistics;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.fund.GrantPurpose;
import vn.khuyenhoc.fund.contribution.Contributions;
import vn.khuyenhoc.kernel.statistics.Group;

/**
 * What is added up: facts of one kind, of those the ones that a list would show.
 *
 * @param organization whose fund it was
 * @param day in whose year it counts
 * @param by what a fact says of itself for a dimension: an enum, or a purpose by its name
 * @param figures its number, its amount, and whatever else is added up
 */
record Facts(Table<?> from, Condition shown, Field<Long> organization, Field<LocalDate> day, Map<Dimension, Field<?>> by, List<? extends SelectField<?>> figures) {
    /** Begins the names of the columns that tell what facts say of themselves. */
    static final String PROPERTY = "by_";

    /** What a fact says of itself, as a number. */
    static long number(@Nullable Object said) {
        return said instanceof Enum<?> constant ? constant.ordinal()
            : said == null || said.equals(Contributions.ANY) ? Group.NONE : GrantPurpose.valueOf((String) said).ordinal();
    }
}
