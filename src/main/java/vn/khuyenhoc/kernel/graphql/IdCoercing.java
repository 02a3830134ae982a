package vn.khuyenhoc.kernel.graphql;

import java.math.BigInteger;
import java.util.Locale;

import graphql.GraphQLContext;
import graphql.language.IntValue;
import graphql.language.StringValue;
import graphql.language.Value;
import org.springframework.context.MessageSource;

import vn.khuyenhoc.kernel.Refusal;

/** GraphQL's {@code ID}, of a length that ids have. */
class IdCoercing extends StrictCoercing<String, String> {
    private static final int LONGEST = 200;

    IdCoercing(MessageSource messages) {
        super(messages);
    }

    @Override
    String fromVariable(Object input) {
        return switch (input) {
            case String id -> bounded(id);
            case Integer id -> id.toString();
            case Long id -> id.toString();
            case BigInteger id when id.bitLength() <= 64 -> id.toString();
            default -> throw new Refusal("ID_TOO_LONG", null, LONGEST);
        };
    }

    @Override
    String fromLiteral(Value<?> input) {
        return input instanceof StringValue text ? bounded(text.getValue())
            : fromVariable(input instanceof IntValue number ? number.getValue() : input);
    }

    private static String bounded(String id) {
        if (id.length() > LONGEST) {
            throw new Refusal("ID_TOO_LONG", null, LONGEST);
        }
        return id;
    }

    @Override
    public String serialize(Object id, GraphQLContext context, Locale locale) {
        return String.valueOf(id);
    }

    @Override
    public Value<?> valueToLiteral(Object id, GraphQLContext context, Locale locale) {
        return StringValue.of(String.valueOf(id));
    }
}
