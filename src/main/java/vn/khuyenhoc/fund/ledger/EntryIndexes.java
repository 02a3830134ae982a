package vn.khuyenhoc.fund.ledger;

import static vn.khuyenhoc.fund.jooq.Indexes.FUND_ENTRY_ACT_IX;
import static vn.khuyenhoc.fund.jooq.Indexes.FUND_ENTRY_EARMARK_IX;

import java.util.List;

import org.jooq.Index;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.sql.LateIndexes;

/** The books are written on by their places; by act and by earmark entries are looked for later. */
@Component
class EntryIndexes implements LateIndexes {
    @Override
    public List<Index> late() {
        return List.of(FUND_ENTRY_ACT_IX, FUND_ENTRY_EARMARK_IX);
    }
}
