package vn.khuyenhoc.fund.ledger;

import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.audit.AppendOnly;

/** Lets nobody rewrite the ledger. */
@Component
class EntriesGuard extends AppendOnly {
    EntriesGuard() {
        super("fund_entry");
    }
}
