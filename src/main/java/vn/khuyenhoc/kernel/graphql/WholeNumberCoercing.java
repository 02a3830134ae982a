package vn.khuyenhoc.kernel.graphql;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.IntValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import org.springframework.context.MessageSource;

/** A whole number that JavaScript can hold exactly: at most 2^53 - 1 either way. */
class WholeNumberCoercing implements Coercing<Long, Long> {
    private static final long LARGEST = (1L << 53) - 1;

    private final MessageSource messages;

    WholeNumberCoercing(MessageSource messages) {
        this.messages = messages;
    }

    @Override
    public Long serialize(Object number, GraphQLContext context, Locale locale) {
        return ((Number) number).longValue();
    }

    @Override
    public Long parseValue(Object input, GraphQLContext context, Locale locale) {
        if (input instanceof Integer || input instanceof Long || input instanceof BigInteger big && big.bitLength() < 63) {
            long number = ((Number) input).longValue();
            if (Math.abs(number) <= LARGEST) {
                return number;
            }
        }
        throw CoercingParseValueException.newCoercingParseValueException()
            .message(refusal(locale)).extensions(Map.of("code", "WHOLE_NUMBER_EXPECTED")).build();
    }

    @Override
    public Long parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
        if (input instanceof IntValue number && number.getValue().bitLength() < 63
            && Math.abs(number.getValue().longValue()) <= LARGEST) {
            return number.getValue().longValue();
        }
        throw CoercingParseLiteralException.newCoercingParseLiteralException()
            .message(refusal(locale)).extensions(Map.of("code", "WHOLE_NUMBER_EXPECTED")).build();
    }

    private String refusal(Locale locale) {
        return messages.getMessage("WHOLE_NUMBER_EXPECTED", null, locale);
    }
}
