package vn.khuyenhoc.kernel.graphql;

import java.math.BigInteger;
import java.util.Locale;

import graphql.GraphQLContext;
import graphql.language.IntValue;
import graphql.language.Value;
import org.springframework.context.MessageSource;

import vn.khuyenhoc.kernel.Refusal;

/** A whole number that JavaScript can hold exactly: at most 2^53 - 1 either way. */
class WholeNumberCoercing extends StrictCoercing<Long, Long> {
    private static final int BITS = 53;

    WholeNumberCoercing(MessageSource messages) {
        super(messages);
    }

    @Override
    Long fromVariable(Object input) {
        return switch (input) {
            case Integer number -> number.longValue();
            case Long number -> of(BigInteger.valueOf(number));
            case BigInteger number -> of(number);
            default -> throw new Refusal("WHOLE_NUMBER_EXPECTED", null);
        };
    }

    @Override
    Long fromLiteral(Value<?> input) {
        return fromVariable(input instanceof IntValue number ? number.getValue() : input);
    }

    private static Long of(BigInteger number) {
        if (number.abs().bitLength() > BITS) {
            throw new Refusal("WHOLE_NUMBER_TOO_LARGE", null);
        }
        return number.longValue();
    }

    @Override
    public Long serialize(Object number, GraphQLContext context, Locale locale) {
        return ((Number) number).longValue();
    }

    @Override
    public Value<?> valueToLiteral(Object number, GraphQLContext context, Locale locale) {
        return new IntValue(BigInteger.valueOf(((Number) number).longValue()));
    }
}
