package vn.khuyenhoc.kernel.documents;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import vn.khuyenhoc.kernel.errors.RequestId;

/** Asks what the library asks, for a page: by the way that every query takes, so that rights, bounds and deadlines are those of a query. */
@Component
@ConditionalOnWebApplication
public class LibraryQuestions {
    private final WebGraphQlHandler requests;
    private final JsonMapper json;

    LibraryQuestions(WebGraphQlHandler requests, JsonMapper json) {
        this.requests = requests;
        this.json = json;
    }

    /**
     * The data of the answer, as JSON has it.
     *
     * @param asking the request that is answered, by whose caller it is asked
     * @throws LibraryRefused where it has errors
     */
    public JsonNode ask(String operation, Map<String, Object> variables, HttpServletRequest asking, Locale language) {
        NamedDocument query = new NamedDocument();
        query.setDocumentId(operation);
        query.setVariables(variables);
        WebGraphQlRequest request = new WebGraphQlRequest(URI.create(asking.getRequestURL().toString()), new HttpHeaders(), new LinkedMultiValueMap<>(),
            Map.of(RequestId.KEY, String.valueOf(asking.getAttribute(RequestId.KEY))), query, UUID.randomUUID().toString(), language);
        ExecutionResult answer = Objects.requireNonNull(requests.handleRequest(request).block()).getExecutionResult();
        List<GraphQLError> errors = answer.getErrors();
        if (!errors.isEmpty()) {
            throw new LibraryRefused(errors);
        }
        return json.valueToTree(answer.getData());
    }
}
