package vn.khuyenhoc.kernel.errors;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What graphql-java says about variables, which it can say in English only, in the caller's language. */
@Component
class VariableFaults {
    private static final List<Said> SAID = List.of(
        new Said("VARIABLE_INVALID", "Variable '(\\w+)' has an invalid value: (.*)"),
        new Said("variable.null", "Variable '(\\w+)' has coerced Null value for NonNull type '(.*)'"),
        new Said("variable.fieldNull", "(?:Input field|Field|Argument) '(\\w+)' (?:of variable '\\w+' )?has coerced Null value for NonNull type '(.*)'"),
        new Said("variable.valueNull", "(C)oerced Null value for NonNull type '(.*)'"),
        new Said("variable.fieldUnknown", "The variables input contains a field name '(.*)' that is not defined for input object type '(.*)' "),
        new Said("variable.notObject", "(E)xpected type 'Map' but was '(.*)"));

    private final MessageSource messages;

    VariableFaults(MessageSource messages) {
        this.messages = messages;
    }

    /** The same in other words; what is none of these faults stays as it is. */
    String reworded(String message, Locale locale) {
        for (Said said : SAID) {
            Matcher matcher = said.pattern().matcher(message);
            if (matcher.matches()) {
                String detail = said.key().equals("VARIABLE_INVALID") ? reworded(matcher.group(2), locale) : matcher.group(2);
                return messages.getMessage(said.key(), new Object[] {matcher.group(1), detail}, locale);
            }
        }
        return message;
    }

    private record Said(String key, Pattern pattern) {
        Said(String key, String pattern) {
            this(key, Pattern.compile(pattern, Pattern.DOTALL));
        }
    }
}
