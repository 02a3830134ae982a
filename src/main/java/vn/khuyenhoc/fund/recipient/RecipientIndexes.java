package vn.khuyenhoc.fund.recipient;

import static vn.khuyenhoc.fund.jooq.Indexes.FUND_GRANT_RECIPIENT_RECIPIENT_IX;
import static vn.khuyenhoc.fund.jooq.Indexes.FUND_RECIPIENT_NAME_IX;

import java.util.List;

import org.jooq.Index;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.sql.LateIndexes;

/** Who receives is looked for later. */
@Component
class RecipientIndexes implements LateIndexes {
    @Override
    public List<Index> late() {
        return List.of(FUND_GRANT_RECIPIENT_RECIPIENT_IX, FUND_RECIPIENT_NAME_IX);
    }
}
