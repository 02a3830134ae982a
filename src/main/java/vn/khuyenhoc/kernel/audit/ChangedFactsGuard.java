package vn.khuyenhoc.kernel.audit;

import org.springframework.stereotype.Component;

/** Lets nobody rewrite what was changed. */
@Component
class ChangedFactsGuard extends AppendOnly {
    ChangedFactsGuard() {
        super("change_fact");
    }
}
