package vn.khuyenhoc.kernel.audit;

import org.springframework.stereotype.Component;

/** Lets nobody rewrite who changed what. */
@Component
class ChangesGuard extends AppendOnly {
    ChangesGuard() {
        super("change_record");
    }
}
