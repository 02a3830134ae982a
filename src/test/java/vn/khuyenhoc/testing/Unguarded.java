package vn.khuyenhoc.testing;

import java.util.List;

import org.jooq.DSLContext;
import org.jooq.SQLDialect;

/** Lets a test rewrite the ledger as somebody could who may drop triggers. */
public final class Unguarded {
    private static final List<String> CHANGES = List.of("update", "delete");

    private Unguarded() {}

    public static void rewrite(DSLContext sql, Runnable work) {
        CHANGES.forEach(change -> sql.execute("drop trigger fund_entry_no_" + change));
        try {
            work.run();
        } finally {
            String refuses = sql.dialect() == SQLDialect.MYSQL ? "signal sqlstate '45000' set message_text = 'fund_entry is append-only'" : "call 'vn.khuyenhoc.kernel.audit.Rewriting'";
            CHANGES.forEach(change -> sql.execute("create trigger fund_entry_no_%1$s before %1$s on fund_entry for each row ".formatted(change) + refuses));
        }
    }
}
