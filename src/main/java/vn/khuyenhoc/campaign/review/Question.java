package vn.khuyenhoc.campaign.review;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Map;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

/**
 * An operation of the library as it was asked for a review, with what it answered.
 *
 * @param variables all that it was asked with
 */
record Question(String operation, Map<String, Object> variables, JsonNode answer) {
    JsonNode at(String pointer) {
        return answer.at(pointer);
    }

    /** Where the workbench asks it again, from a page two folders below. */
    String address() {
        return "../../graphiql#operation=" + operation + variables.entrySet().stream()
            .map(variable -> "&" + variable.getKey() + "=" + URLEncoder.encode(String.valueOf(variable.getValue()), UTF_8)).collect(Collectors.joining());
    }
}
