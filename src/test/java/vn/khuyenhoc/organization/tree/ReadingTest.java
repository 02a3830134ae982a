package vn.khuyenhoc.organization.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_CENTRE;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_CENTRE_CLASS;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_CENTRE_CLASS_TOTAL;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_CENTRE_TOTAL;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_MEMBERSHIP;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_MEMBERSHIP_TOTAL;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.tools.jdbc.MockConnection;
import org.jooq.tools.jdbc.MockResult;
import org.junit.jupiter.api.Test;

import vn.khuyenhoc.organization.CentreLevel;

class ReadingTest {
    private static final LocalDate END = LocalDate.of(2023, 12, 31);

    private final List<String> statements = new ArrayList<>();
    private final List<Object[]> rows = new ArrayList<>();
    private final DSLContext sql = DSL.using(new MockConnection(statement -> {
        statements.add(statement.sql());
        List<Field<?>> columns = IntStream.range(0, rows.isEmpty() ? 0 : rows.getFirst().length).<Field<?>>mapToObj(i -> field("c" + i, Object.class)).toList();
        Result<Record> answer = DSL.using(SQLDialect.H2).newResult(columns);
        rows.forEach(row -> {
            Record record = DSL.using(SQLDialect.H2).newRecord(columns);
            record.fromArray(row);
            answer.add(record);
        });
        return new MockResult[]{new MockResult(answer.size(), answer)};
    }), SQLDialect.H2);
    private final Reading reading = new Reading(new SumsReader(sql));
    private final KeptTotal heads = KeptTotal.stock(ORGANIZATION_MEMBERSHIP, ORGANIZATION_MEMBERSHIP_TOTAL).adding(ORGANIZATION_MEMBERSHIP_TOTAL.MEMBERS, inline(1L));
    private final KeptTotal centres = KeptTotal.stock(ORGANIZATION_CENTRE, ORGANIZATION_CENTRE_TOTAL).by(ORGANIZATION_CENTRE_TOTAL.LEVEL, ORGANIZATION_CENTRE.LEVEL)
        .adding(ORGANIZATION_CENTRE_TOTAL.CENTRES, inline(1L)).adding(ORGANIZATION_CENTRE_TOTAL.CENTRES, inline(10L));
    private final KeptTotal classes = KeptTotal.flow(ORGANIZATION_CENTRE_CLASS, ORGANIZATION_CENTRE_CLASS.HELD_TO, ORGANIZATION_CENTRE_CLASS_TOTAL)
        .adding(ORGANIZATION_CENTRE_CLASS_TOTAL.CLASSES, inline(1L));

    private Supplier<Sums> asOf(KeptTotal total, long organization) {
        return reading.asOf(total, Set.of(organization), END, Composition.asWas(Set.of(organization)));
    }

    @Test
    void readsAllThatWasAskedInOneStatement() {
        Supplier<Sums> people = asOf(heads, 7);
        Supplier<Sums> communes = asOf(centres, 8);
        rows.add(new Object[]{0, 7L, null, 41L, 0L});
        rows.add(new Object[]{1, 8L, "COMMUNE", 5L, 50L});
        rows.add(new Object[]{1, 8L, "VILLAGE", 6L, 60L});
        assertThat(communes.get().of(8, 1, CentreLevel.COMMUNE)).isEqualTo(50);
        assertThat(communes.get().of(8, 0, CentreLevel.VILLAGE)).isEqualTo(6);
        assertThat(people.get().of(7, 0)).isEqualTo(41);
        assertThat(people.get().total(8, 0)).isZero();
        assertThat(statements).singleElement().asString().contains("organization_membership_total", "union all", "organization_centre_total");
    }

    @Test
    void readsAnewWhatIsAskedLater() {
        asOf(heads, 7).get();
        Supplier<Sums> later = asOf(centres, 8);
        rows.add(new Object[]{0, 8L, "COMMUNE", 5L, 50L});
        assertThat(later.get().of(8, 0, CentreLevel.COMMUNE)).isEqualTo(5);
        assertThat(statements).hasSize(2);
        assertThat(statements.get(1)).doesNotContain("organization_membership_total");
    }

    /** The second stage is what there is at its end beyond what there was at the end of the first, in either order of the tree. */
    @Test
    void addsUpTheStagesOfAYear() {
        Composition made = Composition.asWas(Set.of(7L));
        Supplier<Sums> year = reading.inYear(classes, Set.of(7L), List.of(new Stage(LocalDate.of(2023, 6, 30), made), new Stage(END, made)));
        rows.add(new Object[]{0, 7L, 10L});
        rows.add(new Object[]{1, 7L, 25L});
        rows.add(new Object[]{2, 7L, 11L});
        assertThat(year.get().of(7, 0)).isEqualTo(10 + 25 - 11);
        assertThat(year.get().of(7, 0)).as("looked at again").isEqualTo(24);
        assertThat(statements).hasSize(1);
    }

    /** A statement that failed has read nothing: it is asked again, not taken for zero. */
    @Test
    void asksAgainWhatFailed() {
        Supplier<Sums> people = asOf(heads, 7);
        rows.add(new Object[]{0, null, 41L});
        assertThatThrownBy(people::get).isInstanceOf(NullPointerException.class);
        rows.set(0, new Object[]{0, 7L, 41L});
        assertThat(people.get().of(7, 0)).isEqualTo(41);
    }
}
