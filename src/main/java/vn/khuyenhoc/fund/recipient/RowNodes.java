package vn.khuyenhoc.fund.recipient;

import java.util.Collection;

import org.springframework.stereotype.Controller;

import vn.khuyenhoc.kernel.access.Caller;
import vn.khuyenhoc.kernel.graphql.NodeSource;

/** Finds rows of lists again by their ids, within what the caller may read. */
@Controller
class RowNodes implements NodeSource {
    private final GrantRecipients recipients;

    RowNodes(GrantRecipients recipients) {
        this.recipients = recipients;
    }

    @Override
    public Class<GrantRecipient> type() {
        return GrantRecipient.class;
    }

    @Override
    public Collection<GrantRecipient> find(Collection<Long> keys, Caller caller) {
        return recipients.withIds(keys, caller.reads(), Minors.seenBy(caller));
    }
}
