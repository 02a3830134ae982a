package vn.khuyenhoc.kernel.documents;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.Type;
import graphql.language.TypeName;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.documents.TrustedDocuments.Trusted;
import vn.khuyenhoc.kernel.errors.PlainAnswer;

/**
 * A link to an operation of the library as a file, such as {@code /operations/Communes.xlsx?asOf=2023-12-31}, which a spreadsheet can keep as its source:
 * the operation's name becomes the document's, and each parameter the variable of its name.
 */
class OperationLinks extends OncePerRequestFilter {
    static final String PATH = "/operations/";
    private static final Pattern FILE = Pattern.compile(PATH + "([A-Za-z0-9_]+)\\.(csv|xlsx)");
    /** What says how the file is made, and is no variable. */
    private static final Set<String> OPTIONS = Set.of("list", "separator", "headings");
    /** What says which page of the list; the file has them all. */
    private static final Set<String> PAGES = Set.of("first", "after");
    private static final Set<String> NUMBERS = Set.of("Int", "Float", "Long", "VND");

    private final TrustedDocuments documents;
    private final PlainAnswer answer;
    private final JsonMapper json;

    OperationLinks(TrustedDocuments documents, PlainAnswer answer, JsonMapper json) {
        this.documents = documents;
        this.answer = answer;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        Matcher file = FILE.matcher(request.getRequestURI());
        Optional<Trusted> operation = file.matches() ? documents.named(file.group(1)) : Optional.empty();
        if (operation.isEmpty()) {
            Refusal unknown = file.matches() ? new Refusal("DOCUMENT_UNKNOWN", "documentId", file.group(1)) : new Refusal("NOT_FOUND", null);
            answer.write(request, response, 404, unknown);
            return;
        }
        Map<String, @Nullable Object> variables;
        try {
            variables = variables(operation.get(), request.getParameterMap());
        } catch (Refusal refusal) {
            answer.write(request, response, 400, refusal);
            return;
        }
        chain.doFilter(meaning(request, file.group(1), json.writeValueAsString(variables)), response);
    }

    /** @throws Refusal EXPORT_OPTION_UNKNOWN, or PARAMETER_INVALID of one that is sent twice and takes but one value */
    private static Map<String, @Nullable Object> variables(Trusted operation, Map<String, String[]> parameters) {
        Map<String, Type<?>> declared = new LinkedHashMap<>(operation.variables());
        declared.keySet().removeAll(PAGES);
        Map<String, @Nullable Object> variables = new LinkedHashMap<>();
        parameters.forEach((name, texts) -> {
            Type<?> type = declared.get(name);
            if (type == null && !OPTIONS.contains(name)) {
                throw new Refusal("EXPORT_OPTION_UNKNOWN", name, String.join(", ", Stream.concat(declared.keySet().stream(), OPTIONS.stream().sorted()).toList()));
            }
            if (texts.length > 1 && (type == null || !many(type))) {
                throw new Refusal("PARAMETER_INVALID", name);
            }
            if (type != null) {
                variables.put(name, value(type, texts));
            }
        });
        return variables;
    }

    private static boolean many(Type<?> type) {
        return type instanceof ListType || type instanceof NonNullType must && many(must.getType());
    }

    private static HttpServletRequest meaning(HttpServletRequest request, String operation, String variables) {
        String query = "documentId=" + operation + "&variables=" + URLEncoder.encode(variables, UTF_8);
        return new HttpServletRequestWrapper(request) {
            @Override
            public String getQueryString() {
                return query;
            }
        };
    }

    /** As its type writes it; what does not fit stays text, and GraphQL says what is wrong with it. */
    private static @Nullable Object value(Type<?> type, String[] texts) {
        return switch (type) {
            case NonNullType must -> value(must.getType(), texts);
            case ListType many -> Arrays.stream(texts).flatMap(text -> Stream.of(text.split(","))).map(text -> one(many.getType(), text)).toList();
            default -> one(type, texts[0]);
        };
    }

    private static @Nullable Object one(Type<?> type, String text) {
        String name = type instanceof NonNullType must ? ((TypeName) must.getType()).getName() : type instanceof TypeName named ? named.getName() : "";
        if (text.isEmpty()) {
            return null;
        }
        if (name.equals("Boolean") && List.of("true", "false").contains(text)) {
            return Boolean.valueOf(text);
        }
        if (NUMBERS.contains(name) && text.matches("-?\\d{1,15}")) {
            return Long.valueOf(text);
        }
        return NUMBERS.contains(name) && text.matches("-?\\d{1,15}\\.\\d{1,9}") ? Double.valueOf(text) : text;
    }
}
