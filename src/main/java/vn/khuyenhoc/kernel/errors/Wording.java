package vn.khuyenhoc.kernel.errors;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import org.springframework.context.MessageSource;
import org.springframework.graphql.execution.ErrorType;
import org.springframework.stereotype.Component;

/** Words a code for people, as {@code i18n/messages} has it in their language. */
@Component
public class Wording {
    /** An answer's message is read by people; what a caller sent is not sent back at length. */
    static final int LONGEST = 300;

    private final MessageSource messages;

    public Wording(MessageSource messages) {
        this.messages = messages;
    }

    public String of(String code, Locale locale, Object... details) {
        return cut(messages.getMessage(code, details, locale));
    }

    /** A refusal that is about the request as a whole. */
    public GraphQLError error(String code, Locale locale, Map<String, ?> extensions, Object... details) {
        Map<String, Object> coded = new LinkedHashMap<>();
        coded.put("code", code);
        coded.putAll(extensions);
        return GraphqlErrorBuilder.newError().errorType(ErrorType.BAD_REQUEST)
            .message("%s", of(code, locale, details)).extensions(coded).build();
    }

    static String cut(String message) {
        if (message.length() <= LONGEST) {
            return message;
        }
        int end = Character.isHighSurrogate(message.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
        return message.substring(0, end) + "…";
    }
}
