package vn.khuyenhoc.fund.ledger;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Says of an entry that it counts in a later year than that in which it happened, which was closed by then. */
@Controller
class EntryNotes {
    private final MessageSource messages;

    EntryNotes(MessageSource messages) {
        this.messages = messages;
    }

    /** In the caller's language. */
    @SchemaMapping
    @Nullable String note(LedgerEntry entry, DataFetchingEnvironment field) {
        int happened = entry.happenedOn().getYear();
        int counted = entry.postedOn().getYear();
        return happened == counted ? null : messages.getMessage("counted.late", new Object[] {String.valueOf(happened), String.valueOf(counted)}, field.getLocale());
    }
}
