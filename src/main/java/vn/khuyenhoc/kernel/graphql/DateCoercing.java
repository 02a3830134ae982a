package vn.khuyenhoc.kernel.graphql;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Map;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

import vn.khuyenhoc.kernel.Days;

/** A day of the calendar as {@code yyyy-MM-dd}, from 1945 to 2100; 2023-02-29 is none. */
class DateCoercing implements Coercing<LocalDate, String> {
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);

    private final MessageSource messages;

    DateCoercing(MessageSource messages) {
        this.messages = messages;
    }

    @Override
    public String serialize(Object day, GraphQLContext context, Locale locale) {
        return ISO.format((LocalDate) day);
    }

    @Override
    public LocalDate parseValue(Object input, GraphQLContext context, Locale locale) {
        String code = fault(input);
        if (code != null) {
            throw CoercingParseValueException.newCoercingParseValueException()
                .message(message(code, input, locale)).extensions(Map.of("code", code)).build();
        }
        return LocalDate.parse((String) input, ISO);
    }

    @Override
    public LocalDate parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
        Object text = input instanceof StringValue string ? string.getValue() : "";
        String code = fault(text);
        if (code != null) {
            throw CoercingParseLiteralException.newCoercingParseLiteralException()
                .message(message(code, text, locale)).extensions(Map.of("code", code)).build();
        }
        return LocalDate.parse((String) text, ISO);
    }

    private static @Nullable String fault(Object input) {
        try {
            return input instanceof String text && Days.known(LocalDate.parse(text, ISO).getYear()) ? null
                : input instanceof String ? "YEAR_OUT_OF_RANGE" : "DATE_MALFORMED";
        } catch (DateTimeParseException malformed) {
            return "DATE_MALFORMED";
        }
    }

    private String message(String code, Object input, Locale locale) {
        String shown = String.valueOf(input);
        return messages.getMessage(code, new Object[] {"Date", shown.substring(0, Math.min(40, shown.length())),
            String.valueOf(Days.FIRST_YEAR), String.valueOf(Days.LAST_YEAR)}, locale);
    }
}
