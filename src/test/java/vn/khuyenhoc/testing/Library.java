package vn.khuyenhoc.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/** The query library as a reader of it would run it: an operation by its file, with what it does not say itself. */
public record Library(Api api) {
    private static final Path FILES = Path.of("schema/queries");

    /** The files of all operations, as {@code module/name.graphql}. */
    public static List<String> files() {
        try (Stream<Path> files = Files.walk(FILES)) {
            return files.filter(file -> file.toString().endsWith(".graphql")).map(file -> FILES.relativize(file).toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the operation's one root field answers. */
    public JsonNode ask(String operation, Map<String, ?> variables) {
        JsonNode data = api.data(Api.library(operation + ".graphql"), variables);
        return data.get(data.propertyNames().iterator().next());
    }

    public JsonNode ask(String operation) {
        return ask(operation, Map.of());
    }
}
