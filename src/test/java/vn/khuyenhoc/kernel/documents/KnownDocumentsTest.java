package vn.khuyenhoc.kernel.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import graphql.ExecutionInput;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.parser.Parser;
import org.junit.jupiter.api.Test;

/** What is kept is bounded by the nodes of the documents: two characters may be one, of some 120 bytes. */
class KnownDocumentsTest {
    private int parsed;

    private void ask(KnownDocuments known, String document) {
        known.getDocumentAsync(ExecutionInput.newExecutionInput(document).build(), input -> {
            parsed++;
            return new PreparsedDocumentEntry(Parser.parse(input.getQuery()));
        }).join();
    }

    private static String ids(int many, int which) {
        return "{nodes(ids:[" + which + " 1".repeat(many - 1) + "]){id}}";
    }

    @Test
    void weighsNodesAndNotCharactersAlone() {
        String many = ids(1_900, 1), few = "{nodes(ids:[\"" + "1".repeat(3_797) + "\"]){id}}";
        assertThat(many.length()).isEqualTo(few.length());
        // The document, the operation, two sets of selections, two fields, the argument and its list.
        assertThat(KnownDocuments.weight(many, Parser.parse(many))).isEqualTo(8 + 1_900 + many.length() / 64);
        assertThat(KnownDocuments.weight(few, Parser.parse(few))).isEqualTo(8 + 1 + few.length() / 64);
    }

    @Test
    void keepsNoMoreThanItsBound() {
        KnownDocuments known = new KnownDocuments(List.of(), 40_000);
        for (int which = 1; which <= 300; which++) {
            ask(known, ids(1_900, which));
        }
        assertThat(known.kept()).isBetween(1L, 20L);
    }

    @Test
    void parsesWhatIsKeptOnce() {
        KnownDocuments known = new KnownDocuments(List.of(), 40_000);
        ask(known, ids(10, 1));
        ask(known, ids(10, 1));
        ask(known, ids(10, 2));
        assertThat(parsed).isEqualTo(2);
    }
}
