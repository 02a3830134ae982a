package vn.khuyenhoc.fund.recipient;

import java.util.Collection;

import org.springframework.stereotype.Controller;

import vn.khuyenhoc.kernel.access.Caller;
import vn.khuyenhoc.kernel.graphql.NodeSource;

/** Finds recipients again by their ids, for those who may see minors' data. */
@Controller
class RecipientNodes implements NodeSource {
    private final GrantRecipients recipients;

    RecipientNodes(GrantRecipients recipients) {
        this.recipients = recipients;
    }

    @Override
    public Class<Recipient> type() {
        return Recipient.class;
    }

    @Override
    public Collection<Recipient> find(Collection<Long> keys, Caller caller) {
        return recipients.people(keys, Minors.seenBy(caller));
    }
}
