package vn.khuyenhoc.kernel.graphql;

import java.util.Locale;
import java.util.Map;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.AstPrinter;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

import vn.khuyenhoc.kernel.Refusal;

/** A scalar that takes what it says and nothing that merely could be turned into it: no "5" for 5, no 1e3 for 1000. */
abstract class StrictCoercing<I, O> implements Coercing<I, O> {
    private static final int SHOWN = 40;

    private final MessageSource messages;

    StrictCoercing(MessageSource messages) {
        this.messages = messages;
    }

    /** The value of a variable; refuses by throwing a {@link Refusal}. */
    abstract I fromVariable(Object input);

    /** The value of a literal; refuses likewise. */
    abstract I fromLiteral(Value<?> input);

    @Override
    public @Nullable I parseValue(Object input, GraphQLContext context, Locale locale) {
        try {
            return fromVariable(input);
        } catch (Refusal refusal) {
            throw CoercingParseValueException.newCoercingParseValueException()
                .message(message(refusal, locale)).extensions(Map.of("code", refusal.code())).build();
        }
    }

    @Override
    public @Nullable I parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
        try {
            return fromLiteral(input);
        } catch (Refusal refusal) {
            throw CoercingParseLiteralException.newCoercingParseLiteralException()
                .message(message(refusal, locale)).extensions(Map.of("code", refusal.code())).build();
        }
    }

    /** What was given, as its sender wrote it, as far as a line holds it. */
    static String shown(Object input) {
        String text = input instanceof Value<?> literal ? AstPrinter.printAst(literal) : String.valueOf(input);
        return text.substring(0, Math.min(SHOWN, text.length()));
    }

    private String message(Refusal refusal, Locale locale) {
        return messages.getMessage(refusal.code(), refusal.named(), locale);
    }
}
