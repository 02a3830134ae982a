package vn.khuyenhoc.organization.membership;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_REGISTER;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.conf.ParamType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.springframework.beans.factory.annotation.Autowired;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.testing.SampleTest;

/** What it reads of the province: in another order it took H2 a second for a hundred organizations, however few people were listed twice. */
@SampleTest
@DisabledIfEnvironmentVariable(named = "TEST_MYSQL", matches = ".+", disabledReason = "it reads H2's plan")
class TwiceNowTest {
    @Autowired DSLContext sql;
    @Autowired Days days;

    @Test
    void beginsWithWhoIsListedTwice() {
        Set<Long> organizations = sql.select(ORGANIZATION_REGISTER.ORGANIZATION_ID).from(ORGANIZATION_REGISTER).limit(100).fetch().stream().map(row -> row.value1()).collect(toSet());
        List<String> asked = new ArrayList<>();
        new TwiceNow(sql.configuration().derive(ExecuteListener.onStart(statement -> asked.add(text(statement)))).dsl(), days).asNow(organizations, LocalDate.of(2023, 11, 17));
        String plan = sql.fetchSingle("explain " + asked.getFirst()).get(0, String.class);
        assertThat(plan).containsSubsequence("organization_tally_", "organization_membership_person_ix", "organization_tree_descendant_ix");
    }

    private static String text(ExecuteContext statement) {
        return Objects.requireNonNull(statement.query()).getSQL(ParamType.INLINED);
    }
}
