package vn.khuyenhoc.sample;

import static vn.khuyenhoc.sample.jooq.Tables.SAMPLE_POSTPONED_INDEX;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The largest tables' indexes, built on H2 when their rows are there: sorted once they cost a fraction of being kept up for each row.
 * What is missing is kept in a table, so that a start that was killed builds it the next time.
 */
@Component
@Profile("sample")
class PostponedIndexes {
    private static final Set<String> TABLES = Set.of("organization_membership", "recognition_title", "fund_contribution", "fund_entry", "fund_grant_recipient");
    /** By it the officers of a place are found among its members. */
    private static final String NEEDED = "organization_membership_organization_ix";
    private static final Pattern INDEX = Pattern.compile("CREATE INDEX \"public\"\\.\"(\\w+)\" ON \"public\"\\.\"(\\w+)\".*", Pattern.DOTALL);

    private final DSLContext sql;

    PostponedIndexes(DSLContext sql) {
        this.sql = sql;
    }

    void postpone() {
        if (sql.family() != SQLDialect.H2) {
            return;
        }
        for (Record line : sql.fetch("script nodata")) {
            Matcher index = INDEX.matcher(line.get(0, String.class).strip());
            if (index.matches() && TABLES.contains(index.group(2)) && !index.group(1).equals(NEEDED)) {
                sql.insertInto(SAMPLE_POSTPONED_INDEX)
                    .set(SAMPLE_POSTPONED_INDEX.NAME, index.group(1)).set(SAMPLE_POSTPONED_INDEX.DEFINITION, index.group()).execute();
                sql.execute("drop index " + index.group(1));
            }
        }
    }

    void build() {
        sql.selectFrom(SAMPLE_POSTPONED_INDEX).orderBy(SAMPLE_POSTPONED_INDEX.NAME).forEach(index -> {
            sql.execute(index.getDefinition().replaceFirst("CREATE INDEX", "create index if not exists"));
            index.delete();
        });
    }
}
