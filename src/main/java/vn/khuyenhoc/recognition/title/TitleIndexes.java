package vn.khuyenhoc.recognition.title;

import static vn.khuyenhoc.recognition.jooq.Indexes.RECOGNITION_TITLE_ALIKE_IX;
import static vn.khuyenhoc.recognition.jooq.Indexes.RECOGNITION_TITLE_FROM_IX;
import static vn.khuyenhoc.recognition.jooq.Indexes.RECOGNITION_TITLE_KNOWN_IX;
import static vn.khuyenhoc.recognition.jooq.Indexes.RECOGNITION_TITLE_ORGANIZATION_IX;
import static vn.khuyenhoc.recognition.jooq.Indexes.RECOGNITION_TITLE_SUBJECT_IX;
import static vn.khuyenhoc.recognition.jooq.Indexes.RECOGNITION_TITLE_TO_IX;

import java.util.List;

import org.jooq.Index;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.sql.LateIndexes;

/** Who is recognised is new, and is looked for later. */
@Component
class TitleIndexes implements LateIndexes {
    @Override
    public List<Index> late() {
        return List.of(RECOGNITION_TITLE_ALIKE_IX, RECOGNITION_TITLE_FROM_IX, RECOGNITION_TITLE_KNOWN_IX, RECOGNITION_TITLE_ORGANIZATION_IX, RECOGNITION_TITLE_SUBJECT_IX, RECOGNITION_TITLE_TO_IX);
    }
}
