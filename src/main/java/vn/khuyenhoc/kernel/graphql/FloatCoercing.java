package vn.khuyenhoc.kernel.graphql;

import java.util.Locale;

import graphql.GraphQLContext;
import graphql.Scalars;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.Value;
import org.springframework.context.MessageSource;

import vn.khuyenhoc.kernel.Refusal;

/** GraphQL's {@code Float}: graphql-java by itself takes a literal 1e999 for infinity. */
class FloatCoercing extends StrictCoercing<Double, Double> {
    FloatCoercing(MessageSource messages) {
        super(messages);
    }

    @Override
    Double fromVariable(Object input) {
        return finite(input instanceof Number number ? number.doubleValue() : Double.NaN);
    }

    @Override
    Double fromLiteral(Value<?> input) {
        return finite(input instanceof FloatValue number ? number.getValue().doubleValue()
            : input instanceof IntValue whole ? whole.getValue().doubleValue() : Double.NaN);
    }

    private static Double finite(double number) {
        if (!Double.isFinite(number)) {
            throw new Refusal("NUMBER_EXPECTED", null);
        }
        return number;
    }

    @Override
    public Double serialize(Object number, GraphQLContext context, Locale locale) {
        return (Double) Scalars.GraphQLFloat.getCoercing().serialize(number, context, locale);
    }

    @Override
    public Value<?> valueToLiteral(Object number, GraphQLContext context, Locale locale) {
        return Scalars.GraphQLFloat.getCoercing().valueToLiteral(number, context, locale);
    }
}
