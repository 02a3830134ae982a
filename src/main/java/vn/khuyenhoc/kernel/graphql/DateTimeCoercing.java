package vn.khuyenhoc.kernel.graphql;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Pattern;

import graphql.GraphQLContext;
import graphql.language.StringValue;
import graphql.language.Value;
import org.springframework.context.MessageSource;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Refusal;

/** A moment as RFC 3339 writes it, always with its offset; answered in UTC. A {@link LocalDateTime} of ours is UTC already. */
class DateTimeCoercing extends StrictCoercing<OffsetDateTime, String> {
    private static final Pattern RFC_3339 =
        Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");
    private static final DateTimeFormatter STRICT = DateTimeFormatter.ISO_OFFSET_DATE_TIME.withResolverStyle(ResolverStyle.STRICT);

    DateTimeCoercing(MessageSource messages) {
        super(messages);
    }

    @Override
    OffsetDateTime fromVariable(Object input) {
        String text = input instanceof String string ? string : "";
        try {
            OffsetDateTime moment = RFC_3339.matcher(text).matches() ? OffsetDateTime.parse(text, STRICT) : null;
            if (moment != null && Days.known(moment.getYear())) {
                return moment;
            }
        } catch (DateTimeParseException malformed) {
            // refused below, like any other text that is no moment
        }
        throw new Refusal("DATE_TIME_MALFORMED", null, shown(input));
    }

    @Override
    OffsetDateTime fromLiteral(Value<?> input) {
        return fromVariable(input instanceof StringValue text ? text.getValue() : input);
    }

    @Override
    public String serialize(Object moment, GraphQLContext context, Locale locale) {
        return switch (moment) {
            case OffsetDateTime offset -> offset.toInstant().toString();
            case Instant instant -> instant.toString();
            case LocalDateTime utc -> utc.toInstant(ZoneOffset.UTC).toString();
            default -> throw new IllegalArgumentException("no moment: " + moment);
        };
    }
}
