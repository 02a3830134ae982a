package vn.khuyenhoc.kernel.graphql;

import java.math.BigInteger;
import java.util.Locale;

import graphql.GraphQLContext;
import graphql.Scalars;
import graphql.language.IntValue;
import graphql.language.Value;
import org.springframework.context.MessageSource;

import vn.khuyenhoc.kernel.Refusal;

/** GraphQL's {@code Int}: graphql-java by itself takes 1e3 and 5.0 in variables too. */
class IntCoercing extends StrictCoercing<Integer, Integer> {
    IntCoercing(MessageSource messages) {
        super(messages);
    }

    @Override
    Integer fromVariable(Object input) {
        return switch (input) {
            case Integer number -> number;
            case Long number -> of(BigInteger.valueOf(number));
            case BigInteger number -> of(number);
            default -> throw new Refusal("INTEGER_EXPECTED", null);
        };
    }

    @Override
    Integer fromLiteral(Value<?> input) {
        if (input instanceof IntValue number) {
            return of(number.getValue());
        }
        throw new Refusal("INTEGER_EXPECTED", null);
    }

    private static Integer of(BigInteger number) {
        if (number.bitLength() > 31) {
            throw new Refusal("INTEGER_EXPECTED", null);
        }
        return number.intValue();
    }

    @Override
    public Integer serialize(Object number, GraphQLContext context, Locale locale) {
        return (Integer) Scalars.GraphQLInt.getCoercing().serialize(number, context, locale);
    }

    @Override
    public Value<?> valueToLiteral(Object number, GraphQLContext context, Locale locale) {
        return Scalars.GraphQLInt.getCoercing().valueToLiteral(number, context, locale);
    }
}
