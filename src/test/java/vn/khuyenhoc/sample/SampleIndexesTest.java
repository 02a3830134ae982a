package vn.khuyenhoc.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.jooq.DSLContext;
import org.jooq.Index;
import org.jooq.SortOrder;
import org.jooq.Table;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import vn.khuyenhoc.kernel.sql.LateIndexes;
import vn.khuyenhoc.testing.SampleTest;

/** Whoever reads the sample finds every index that the migrations make. */
@SampleTest
class SampleIndexesTest {
    @Autowired DSLContext sql;
    @Autowired List<LateIndexes> modules;

    @Test
    void areThereOnceItIsLoaded() {
        assertThat(modules).flatExtracting(LateIndexes::late).hasSizeGreaterThan(10);
        modules.stream().flatMap(module -> module.late().stream()).map(Index::getTable).distinct().forEach(table ->
            assertThat(said(sql.meta().getTables(table.getName()).getFirst())).as(table.getName()).containsAll(said(table)));
    }

    private static List<String> said(Table<?> table) {
        return table.getIndexes().stream().map(index -> index.getName() + " " + index.getFields().stream().map(field -> field.getName() + (field.getOrder() == SortOrder.DESC ? " desc" : "")).toList()).toList();
    }
}
