package vn.khuyenhoc.campaign.review;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLSchema;
import org.springframework.context.MessageSource;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.kernel.graphql.Described;

/** The words and numbers of a review as its reader has them; enums are called what the schema calls them. */
final class Words {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final String UNKNOWN = "–";

    /** What a number is of. */
    enum Unit { COUNT, PERCENT, MONEY }

    private final MessageSource messages;
    private final GraphQLSchema schema;
    private final Locale language;
    private final NumberFormat numbers;

    Words(MessageSource messages, GraphQLSchema schema, Locale language) {
        this.messages = messages;
        this.schema = schema;
        this.language = language;
        this.numbers = NumberFormat.getNumberInstance(language.getLanguage().equals("en") ? Locale.ENGLISH : Locale.of("vi", "VN"));
        numbers.setMaximumFractionDigits(2);
    }

    Locale language() {
        return language;
    }

    String say(String key, Object... details) {
        return messages.getMessage("review." + key, details, language);
    }

    String of(String type, JsonNode value) {
        return schema.getType(type) instanceof GraphQLEnumType known && known.getValue(value.asString()) != null
            ? Described.shortly(known.getValue(value.asString()).getDescription(), language) : value.asString(UNKNOWN);
    }

    /** A figure that nobody knows, or that the reader may not see, is a dash. */
    String number(JsonNode value, Unit unit) {
        return value.isNull() || value.isMissingNode() ? UNKNOWN : number(new BigDecimal(value.asString()), unit);
    }

    String number(BigDecimal value, Unit unit) {
        return numbers.format(value) + switch (unit) {
            case COUNT -> "";
            case PERCENT -> " %";
            case MONEY -> " " + say("dong");
        };
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }
}
