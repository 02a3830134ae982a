package vn.khuyenhoc.kernel.documents;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import graphql.language.OperationDefinition;
import graphql.language.Type;
import graphql.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The operations of the query library, which were read by those who run the server: known by their name and by their file's hash. */
@Component
class TrustedDocuments {
    private static final String BY_HASH = "sha256:";

    private final Map<String, Trusted> byName = new HashMap<>();
    private final Map<String, String> byHash = new HashMap<>();

    TrustedDocuments(ResourcePatternResolver files) throws IOException {
        for (Resource file : files.getResources("classpath*:schema/queries/**/*.graphql")) {
            add(String.valueOf(file.getFilename()), file.getContentAsString(UTF_8));
        }
    }

    private void add(String file, String text) {
        byHash.put(DocumentHash.of(text), text);
        for (OperationDefinition operation : new Parser().parseDocument(text).getDefinitionsOfType(OperationDefinition.class)) {
            String name = operation.getName();
            if (name == null || byName.put(name, new Trusted(text, name, variables(operation))) != null) {
                throw new IllegalStateException("The operations of schema/queries need names of their own: " + file + ", " + name);
            }
        }
    }

    private static Map<String, Type<?>> variables(OperationDefinition operation) {
        Map<String, Type<?>> variables = new LinkedHashMap<>();
        operation.getVariableDefinitions().forEach(variable -> variables.put(variable.getName(), variable.getType()));
        return variables;
    }

    /** @param id an operation's name, or {@code sha256:} and the hash of a file */
    Optional<Trusted> named(String id) {
        return id.startsWith(BY_HASH)
            ? withHash(id.substring(BY_HASH.length())).map(text -> new Trusted(text, null, Map.of()))
            : Optional.ofNullable(byName.get(id));
    }

    Optional<String> withHash(String hash) {
        return Optional.ofNullable(byHash.get(hash.toLowerCase(Locale.ROOT)));
    }

    boolean has(String text) {
        return byHash.containsKey(DocumentHash.of(text));
    }

    /**
     * A document of the library.
     *
     * @param operation which of its operations was meant; null where the hash names all of them
     * @param variables of that operation, with their types
     */
    record Trusted(String text, @Nullable String operation, Map<String, Type<?>> variables) {}
}
