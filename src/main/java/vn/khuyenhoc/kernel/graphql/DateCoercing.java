package vn.khuyenhoc.kernel.graphql;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;

import graphql.GraphQLContext;
import graphql.language.StringValue;
import graphql.language.Value;
import org.springframework.context.MessageSource;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Refusal;

/** A day of the calendar as {@code yyyy-MM-dd}, from 1945 to 2100; 2023-02-29 is none. */
class DateCoercing extends StrictCoercing<LocalDate, String> {
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);

    DateCoercing(MessageSource messages) {
        super(messages);
    }

    @Override
    LocalDate fromVariable(Object input) {
        LocalDate day = parsed(input);
        if (!Days.known(day.getYear())) {
            throw refusal("YEAR_OUT_OF_RANGE", input);
        }
        return day;
    }

    @Override
    LocalDate fromLiteral(Value<?> input) {
        return fromVariable(input instanceof StringValue text ? text.getValue() : input);
    }

    private static LocalDate parsed(Object input) {
        try {
            return LocalDate.parse(input instanceof String text ? text : "", ISO);
        } catch (DateTimeParseException malformed) {
            throw refusal("DATE_MALFORMED", input);
        }
    }

    private static Refusal refusal(String code, Object input) {
        return new Refusal(code, "Date", shown(input), String.valueOf(Days.FIRST_YEAR), String.valueOf(Days.LAST_YEAR));
    }

    @Override
    public String serialize(Object day, GraphQLContext context, Locale locale) {
        return ISO.format((LocalDate) day);
    }

    @Override
    public Value<?> valueToLiteral(Object day, GraphQLContext context, Locale locale) {
        return StringValue.of(ISO.format((LocalDate) day));
    }
}
