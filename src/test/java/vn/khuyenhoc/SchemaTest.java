package vn.khuyenhoc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnmodifiedType;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.SchemaPrinter;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.errors.SchemaProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema is one, made of modules that keep to themselves: in the SDL, and in the SQL behind it. */
class SchemaTest {
    private static final Path SCHEMA = Path.of("schema");

    private static GraphQLSchema schemaOf(String... modules) {
        TypeDefinitionRegistry types = new TypeDefinitionRegistry();
        for (String module : modules) {
            files(SCHEMA.resolve(module), ".graphqls").forEach(file -> types.merge(new SchemaParser().parse(read(file))));
        }
        RuntimeWiring.Builder wiring = RuntimeWiring.newRuntimeWiring()
            .type("Node", type -> type.typeResolver(environment -> null));
        Stream.of("Date", "DateTime", "Decimal", "Long", "VND").forEach(name -> wiring.scalar(graphql.schema.GraphQLScalarType.newScalar().name(name)
            .coercing(graphql.Scalars.GraphQLString.getCoercing()).build()));
        return new SchemaGenerator().makeExecutableSchema(types, wiring.build());
    }

    /** Each with what it may depend on, and with nothing else. */
    @ParameterizedTest
    @ValueSource(strings = {"kernel,organization", "kernel,organization,recognition", "kernel,organization,recognition,fund", "kernel,organization,recognition,fund,campaign"})
    void everyModuleIsASchemaWithItsDependenciesAlone(String modules) {
        assertThat(schemaOf(modules.split(",")).getQueryType().getFieldDefinitions()).isNotEmpty();
    }

    @Test
    void aModuleThatLeansOnALaterOneIsFound() {
        assertThatThrownBy(() -> schemaOf("kernel", "recognition")).isInstanceOf(SchemaProblem.class).hasMessageContaining("Organization");
    }

    /** Written for the lint and the breaking-change check, which compare it with {@code schema/published}; what a field costs may change. */
    @Test
    void isPrintedWhole() throws IOException {
        String printed = new SchemaPrinter(SchemaPrinter.Options.defaultOptions().includeDirectiveDefinitions(false)
            .includeDirectives(name -> !Set.of("bulk", "cost", "scans").contains(name)).includeScalarTypes(true))
            .print(schemaOf("kernel", "organization", "recognition", "fund", "campaign"));
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target/schema.graphqls"), printed);
        assertThat(printed).contains("type Organization implements Node", "fundSummary(", "recognitionSummary(", "campaigns(");
    }

    /** The guide names which mutations may take longer, for clients that set a limit of their own. */
    @Test
    void theGuideNamesEveryBulkMutation() throws IOException {
        List<String> bulk = schemaOf("kernel", "organization", "recognition", "fund", "campaign").getMutationType().getFieldDefinitions().stream()
            .filter(field -> field.hasAppliedDirective("bulk")).map(field -> field.getName()).sorted().toList();
        String guide = Files.readString(Path.of("docs/guides/frontend.md")).replaceAll("\\s+", " ");
        assertThat(bulk).contains("applyImport", "recogniseTitles").doesNotContain("recordContribution", "closeFundYear", "renameOrganization");
        assertThat(guide).contains("within 30 s those that change many records at once: " + bulk.stream().collect(Collectors.joining("`, `", "`", "`.")));
    }

    /** Bulk though they are given no list: what each changes is found by the server. */
    private static final Map<String, String> MANY_UNLISTED = Map.of("applyImport", "the rows of a file", "moveOrganization", "the tree and the figures of all below it",
        "dissolveOrganization", "all below it, with their members", "closeMovement", "a draft for each that qualified", "payGrant", "a turn for each recipient",
        "reverseGrant", "a turn for each recipient", "confirmTransfer", "each earmark and balance of a fund");
    /** Not bulk though they are given a list: one thing with its parts, which are written together and are few. */
    private static final Map<String, String> ONE_LISTED = Map.of("draftCriteriaSheet", "a sheet with its criteria", "reviseCriteriaSheet", "a sheet with its criteria",
        "assessTitleCase", "a case with its points", "reviewTitleCase", "a case with its points");

    /** A list of names is part of one record; one of ids or of inputs is as many records. */
    private static boolean listsRecords(GraphQLType type, Set<String> seen) {
        GraphQLUnmodifiedType own = GraphQLTypeUtil.unwrapAll(type);
        boolean list = GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(type));
        return list && (own instanceof GraphQLInputObjectType || own.getName().equals("ID"))
            || own instanceof GraphQLInputObjectType input && seen.add(own.getName()) && input.getFields().stream().anyMatch(field -> listsRecords(field.getType(), seen));
    }

    private static Set<String> wronglyMarked(GraphQLSchema schema) {
        return schema.getMutationType().getFieldDefinitions().stream()
            .filter(field -> field.hasAppliedDirective("bulk") != (MANY_UNLISTED.containsKey(field.getName())
                || !ONE_LISTED.containsKey(field.getName()) && field.getArguments().stream().anyMatch(argument -> listsRecords(argument.getType(), new TreeSet<>()))))
            .map(GraphQLFieldDefinition::getName).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whoever writes many records gets the time for it, and nobody else. */
    @Test
    void marksAsBulkWhateverWritesManyRecords() {
        GraphQLSchema schema = schemaOf("kernel", "organization", "recognition", "fund", "campaign");
        assertThat(wronglyMarked(schema)).isEmpty();
        assertThat(schema.getMutationType().getFieldDefinitions()).extracting(GraphQLFieldDefinition::getName).containsAll(MANY_UNLISTED.keySet()).containsAll(ONE_LISTED.keySet());
    }

    @Test
    void aMutationThatIsMarkedWronglyIsFound() {
        assertThat(wronglyMarked(new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse("""
            directive @bulk on FIELD_DEFINITION
            type Query { a: ID }
            input People { names: [String!]! }
            input Item { id: ID, more: People }
            input Items { wrapped: ItemList! }
            input ItemList { items: [Item!]! }
            type Mutation { one(input: Item!): ID oneMarked(input: People!): ID @bulk many(input: Items!): ID manyMarked(input: Items!): ID @bulk ids(ids: [ID!]!): ID }
            """), RuntimeWiring.MOCKED_WIRING))).containsExactly("ids", "many", "oneMarked");
    }

    private static final Pattern TABLE = Pattern.compile("\"[^\"]*?\\b((organization|recognition|fund|campaign|sample)_[a-z_]+)[^\"]*\"");

    /** Modulith guards Java; text in the code that names another module's table escapes it. */
    private static Set<String> foreignTables(String module, String source) {
        Set<String> foreign = new TreeSet<>();
        Matcher tables = TABLE.matcher(source);
        while (tables.find()) {
            if (!tables.group(2).equals(module) && !tables.group(1).equals("organization_id")) {
                foreign.add(tables.group(1));
            }
        }
        return foreign;
    }

    @ParameterizedTest
    @ValueSource(strings = {"kernel", "organization", "recognition", "fund", "campaign", "sample"})
    void everyModuleNamesOnlyItsOwnTables(String module) {
        files(Path.of("src/main/java/vn/khuyenhoc", module), ".java")
            .forEach(file -> assertThat(foreignTables(module, read(file))).as(file.toString()).isEmpty());
    }

    @Test
    void aStatementThatNamesAnotherModulesTableIsFound() {
        assertThat(foreignTables("fund", "sql.execute(\"update recognition_title set kind = ?\")")).containsExactly("recognition_title");
    }

    /** Foreign keys and statements of a migration stay within its module too. */
    @ParameterizedTest
    @CsvSource({"organization", "recognition", "fund", "campaign", "sample"})
    void everyMigrationCreatesOnlyItsOwnTables(String module) {
        files(Path.of("src/main/resources/db/migration", module), ".sql").forEach(file -> {
            Matcher named = Pattern.compile("(?:create table|references|alter table|insert into|create index \\w+ on)\\s+(\\w+)").matcher(read(file));
            assertThat(named.results().map(result -> result.group(1))).isNotEmpty().allMatch(table -> table.startsWith(module + "_"));
        });
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
