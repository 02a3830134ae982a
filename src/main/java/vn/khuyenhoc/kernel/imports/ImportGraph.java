package vn.khuyenhoc.kernel.imports;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.access.Act;
import vn.khuyenhoc.kernel.access.Caller;
import vn.khuyenhoc.kernel.access.Role;
import vn.khuyenhoc.kernel.errors.Wording;
import vn.khuyenhoc.kernel.graphql.Arguments;
import vn.khuyenhoc.kernel.graphql.Batches;
import vn.khuyenhoc.kernel.graphql.Batches.Listed;
import vn.khuyenhoc.kernel.graphql.Connection;
import vn.khuyenhoc.kernel.graphql.NodeSource;
import vn.khuyenhoc.kernel.imports.CheckedRow.Problem;
import vn.khuyenhoc.kernel.writes.Outcome;
import vn.khuyenhoc.kernel.writes.Writes;

/** Shows how far a spreadsheet is and what is wrong in it, and applies it. */
@Controller
class ImportGraph implements NodeSource {
    enum BadRows { REFUSE, SKIP }

    record ApplyImportInput(String id, BadRows badRows, String idempotencyKey) {}

    record Reason(String code, String message) {}

    private final Writes writes;
    private final Importing importing;
    private final ImportStore store;
    private final Wording wording;
    private final List<ImportKind> kinds;
    private final Batches.Field<Listed<String>, Connection<CheckedRow>> rows;

    ImportGraph(Writes writes, Importing importing, ImportStore store, ImportRows rows, Wording wording, List<ImportKind> kinds, Batches batches) {
        this.writes = writes;
        this.importing = importing;
        this.store = store;
        this.wording = wording;
        this.kinds = kinds;
        this.rows = batches.connection("Import.rows", (imports, nothing, page) -> rows.of(imports, page));
    }

    @QueryMapping
    List<ImportKind> importKinds() {
        return kinds.stream().sorted(Comparator.comparing(ImportKind::name)).toList();
    }

    @SchemaMapping(typeName = "ImportKind", field = "title")
    String title(ImportKind kind, Locale language) {
        return wording.of("import." + kind.name(), language);
    }

    @QueryMapping("import")
    @Nullable Import import_(@Argument String id, DataFetchingEnvironment field) {
        return found(id, Caller.of(field.getGraphQlContext()), false);
    }

    private @Nullable Import found(String id, Caller caller, boolean locked) {
        GlobalId named = GlobalId.parse(id);
        return named == null || !named.type().equals("Import") ? null : store.withIds(List.of(named.key()), caller, locked).stream().findFirst().orElse(null);
    }

    @SchemaMapping(typeName = "Import", field = "refusal")
    @Nullable Reason refusal(Import of, Locale language) {
        return of.refusal() == null ? null : new Reason(of.refusal(), wording.of(of.refusal(), language,
            Refusal.named(List.of((of.refusalDetails() == null ? "" : of.refusalDetails()).split("\u001f", -1)))));
    }

    @SchemaMapping(typeName = "Import", field = "rows")
    CompletableFuture<Connection<CheckedRow>> rows(Import of, DataFetchingEnvironment field) {
        return rows.of(of.key(), new Listed<>("", Arguments.page(field)), field);
    }

    @SchemaMapping(typeName = "ImportProblem", field = "message")
    String message(Problem problem, Locale language) {
        return wording.of(problem.code(), language, Refusal.named(Stream.concat(Stream.of(problem.column()), problem.details().stream()).toList()));
    }

    @MutationMapping
    Map<String, Object> applyImport(@Argument ApplyImportInput input, DataFetchingEnvironment field) {
        Caller caller = Caller.of(field.getGraphQlContext());
        Import shown = found(input.id(), caller, false);
        Outcome<Long> outcome = writes.once(field, shown == null ? Role.OFFICER : importing.kind(shown.kind()).role(), input.idempotencyKey(), Long.class, scope -> apply(input, caller));
        Map<String, Object> payload = new HashMap<>();
        payload.put("import", outcome.value() == null ? null : store.withIds(List.of(outcome.value()), caller, false).getFirst());
        payload.put("errors", outcome.errors());
        return payload;
    }

    /** What is being applied, or was, is not applied again. */
    private long apply(ApplyImportInput input, Caller caller) {
        Import wanted = found(input.id(), caller, true);
        if (wanted == null) {
            throw new Refusal("IMPORT_UNKNOWN", "id");
        }
        switch (wanted.state()) {
            case READING -> throw new Refusal("IMPORT_NOT_READ_YET", "id");
            case REFUSED -> throw new Refusal("IMPORT_REFUSED", "id");
            case CHECKED -> {
                if (input.badRows() == BadRows.SKIP && !importing.kind(wanted.kind()).skipsBadRows()) {
                    throw new Refusal("IMPORT_ROWS_BELONG_TOGETHER", "badRows");
                }
                if (wanted.badRowCount() > 0 && input.badRows() == BadRows.REFUSE) {
                    throw new Refusal("IMPORT_HAS_BAD_ROWS", "badRows", wanted.badRowCount());
                }
                importing.apply(wanted, caller, Act.current());
            }
            default -> { }
        }
        return wanted.key();
    }

    @Override
    public Class<Import> type() {
        return Import.class;
    }

    @Override
    public Collection<Import> find(Collection<Long> keys, Caller caller) {
        return store.withIds(keys, caller, false);
    }
}
