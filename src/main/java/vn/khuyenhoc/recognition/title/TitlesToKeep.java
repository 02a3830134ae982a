package vn.khuyenhoc.recognition.title;

import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_TITLE;

import java.time.LocalDate;
import java.util.Set;

import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.SuccessionConcern;

/** Titles in force: they stay where they were decided, and count for the successor. */
@Repository
class TitlesToKeep implements SuccessionConcern {
    private final DSLContext sql;

    TitlesToKeep(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    @Public
    public Concern of(Set<Long> organizations, LocalDate day) {
        return new Concern("TITLE_IN_FORCE", sql.fetchCount(RECOGNITION_TITLE, RECOGNITION_TITLE.ORGANIZATION_ID.in(organizations)
            .and(Valid.on(RECOGNITION_TITLE, day)).and(Valid.known(RECOGNITION_TITLE))), null);
    }
}
