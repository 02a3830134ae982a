package vn.khuyenhoc.kernel.graphql;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;

import graphql.GraphQLContext;
import graphql.language.IntValue;
import graphql.language.StringValue;
import graphql.language.Value;
import org.springframework.context.MessageSource;

import vn.khuyenhoc.kernel.Refusal;

/** A decimal number as text, of at most 15 digits before the point and 4 after it; never a binary fraction. */
class DecimalCoercing extends StrictCoercing<BigDecimal, String> {
    private static final Pattern WRITTEN = Pattern.compile("-?(0|[1-9]\\d{0,14})(\\.\\d{1,4})?");

    DecimalCoercing(MessageSource messages) {
        super(messages);
    }

    @Override
    BigDecimal fromVariable(Object input) {
        return switch (input) {
            case String text -> of(text);
            case Integer number -> of(number.toString());
            case Long number -> of(number.toString());
            default -> throw new Refusal("DECIMAL_MALFORMED", null);
        };
    }

    @Override
    BigDecimal fromLiteral(Value<?> input) {
        return switch (input) {
            case StringValue text -> of(text.getValue());
            case IntValue number when number.getValue().bitLength() <= Long.SIZE -> of(number.getValue().toString());
            default -> throw new Refusal("DECIMAL_MALFORMED", null);
        };
    }

    private static BigDecimal of(String text) {
        if (!WRITTEN.matcher(text).matches()) {
            throw new Refusal("DECIMAL_MALFORMED", null);
        }
        return new BigDecimal(text);
    }

    @Override
    public String serialize(Object number, GraphQLContext context, Locale locale) {
        BigDecimal plain = ((BigDecimal) number).stripTrailingZeros();
        return (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString();
    }

    @Override
    public Value<?> valueToLiteral(Object number, GraphQLContext context, Locale locale) {
        return new StringValue(serialize(number, context, locale));
    }
}
