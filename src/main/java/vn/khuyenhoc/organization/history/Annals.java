package vn.khuyenhoc.organization.history;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_REGISTER;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_SUCCESSION;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_UNIT;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_UNIT_SUCCESSION;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Objects;
import java.util.function.Function;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.OrganizationState;

/**
 * Where the past of organizations, or of administrative units, is written: lines and successions whose columns are named alike.
 *
 * @param owner the column of a line that names whose it is
 * @param sort the column that says, beside the level, which kind it is of
 * @param dissolved whether a line is the last of one that ended and went up in no other
 */
record Annals<E>(Table<?> lines, String owner, String sort, Table<?> successions, Function<Table<?>, Condition> dissolved, Telling<E> telling) {
    /** Makes an event of what is told of it. */
    interface Telling<E> {
        E event(long key, EventKind kind, LocalDate on, LocalDateTime recordedAt, long whose, @Nullable Long other,
                @Nullable Double sharePercent, @Nullable String decision);
    }

    private static final int WHOLE = 10_000;

    static final Annals<OrganizationEvent> ORGANIZATIONS = new Annals<>(ORGANIZATION_REGISTER, "organization_id", "basis", ORGANIZATION_SUCCESSION,
        line -> Valid.column(line, "ended_as", OrganizationState.class).eq(OrganizationState.DISSOLVED), OrganizationEvent::new);
    static final Annals<UnitEvent> UNITS = new Annals<>(ORGANIZATION_UNIT, "unit_id", "kind", ORGANIZATION_UNIT_SUCCESSION,
        Annals::unitDissolved, UnitEvent::new);

    Field<Long> whose(Table<?> lines) {
        return key(lines, owner);
    }

    static Field<Long> key(Table<?> table, String column) {
        return Valid.column(table, column, Long.class);
    }

    /** As it is stored, whichever enum it stands for. */
    static Field<String> text(Table<?> table, String column) {
        return Objects.requireNonNull(table.field(column)).coerce(String.class);
    }

    /** A unit's line does not say how it ended: as a whole, or in parts that one act makes up to the whole, it went up in others. */
    private static Condition unitDissolved(Table<?> line) {
        var next = ORGANIZATION_UNIT.as("next_line");
        var part = ORGANIZATION_UNIT_SUCCESSION.as("part");
        Field<Long> unit = key(line, "unit_id");
        return Valid.to(line).lt(Days.FOREVER)
            .and(notExists(selectOne().from(next).where(next.UNIT_ID.eq(unit)).and(next.VALID_FROM.eq(Valid.to(line))).and(Valid.known(next))))
            .and(notExists(selectOne().from(part).where(part.PREDECESSOR_ID.eq(unit)).and(part.EFFECTIVE_ON.eq(Valid.to(line))).and(Valid.known(part))
                .groupBy(part.REORGANISATION_ID).having(sum(coalesce(part.SHARE, inline(WHOLE))).ge(BigDecimal.valueOf(WHOLE)))));
    }
}
