package vn.khuyenhoc.kernel.gate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.execution.AbortExecutionException;
import graphql.execution.ExecutionContext;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionParameters;
import graphql.execution.instrumentation.parameters.InstrumentationValidationParameters;
import graphql.extensions.ExtensionsBuilder;
import graphql.language.Document;
import graphql.language.FragmentDefinition;
import graphql.language.OperationDefinition;
import graphql.parser.ParserOptions;
import graphql.validation.ValidationError;
import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.graphql.LargestPage;
import vn.khuyenhoc.kernel.graphql.ListBounds;

/** Holds a request to its bounds at each step, before that step costs anything. A document that is known has passed the first ones. */
class Gate extends SimplePerformantInstrumentation {
    private final GateLimits limits;
    private final GateRefusals refusals;
    private final ParserOptions parser;

    Gate(GateLimits limits, GateRefusals refusals) {
        this.limits = limits;
        this.refusals = refusals;
        this.parser = ParserOptions.getDefaultOperationParserOptions().transform(options ->
            options.maxCharacters(limits.characters() + 1).maxTokens(limits.tokens() + 1));
    }

    @Override
    public ExecutionInput instrumentExecutionInput(ExecutionInput input, InstrumentationExecutionParameters parameters, @Nullable InstrumentationState state) {
        Deadline deadline = input.getGraphQLContext().get(Deadline.KEY);
        if (deadline != null) {
            deadline.cancels(input);
        }
        input.getGraphQLContext().put(ListBounds.class, limits.lists());
        bound(input.getRawVariables().toMap(), input.getLocale());
        bound(input.getExtensions(), input.getLocale());
        return input;
    }

    private void bound(Map<String, ?> values, Locale locale) {
        if (!values.isEmpty()) {
            VariableSize size = VariableSize.of(values, limits.variables(), limits.variableDepth());
            refusals.unlessWithin(size.depth(), limits.variableDepth(), "VARIABLES_TOO_DEEP", locale);
            refusals.unlessWithin(size.values(), limits.variables(), "VARIABLES_TOO_MANY", locale);
        }
    }

    @Override
    public @Nullable InstrumentationContext<Document> beginParse(InstrumentationExecutionParameters parameters, @Nullable InstrumentationState state) {
        String text = parameters.getQuery();
        Locale locale = parameters.getExecutionInput().getLocale();
        refusals.unlessWithin(text.length(), limits.characters(), "DOCUMENT_TOO_LONG", locale);
        DocumentText document = DocumentText.read(text, limits.tokens());
        refusals.unlessWithin(document.tokens(), limits.tokens(), "TOKENS_TOO_MANY", locale);
        refusals.unlessWithin(document.longestNumber(), limits.numberLength(), "NUMBER_TOO_LONG", locale);
        refusals.unlessWithin(document.nesting(), limits.nesting(), "BRACKETS_TOO_DEEP", locale);
        parameters.getGraphQLContext().put(ParserOptions.class, parser);
        return null;
    }

    @Override
    public @Nullable InstrumentationContext<List<ValidationError>> beginValidation(InstrumentationValidationParameters parameters, @Nullable InstrumentationState state) {
        Document document = parameters.getDocument();
        Locale locale = parameters.getExecutionInput().getLocale();
        refusals.unlessWithin(document.getDefinitionsOfType(OperationDefinition.class).size(), limits.operations(), "OPERATIONS_TOO_MANY", locale);
        refusals.unlessWithin(document.getDefinitionsOfType(FragmentDefinition.class).size(), limits.fragments(), "FRAGMENTS_TOO_MANY", locale);
        DocumentSize.Size size = DocumentSize.of(document);
        refusals.unlessWithin(size.aliases(), limits.aliases(), "ALIASES_TOO_MANY", locale, () -> Overrun.in(document, (sum, depth) -> sum.aliases() > limits.aliases()));
        refusals.unlessWithin(size.selections(), limits.selections(), "SELECTIONS_TOO_MANY", locale, () -> Overrun.in(document, (sum, depth) -> sum.selections() > limits.selections()));
        refusals.unlessWithin(size.directives(), limits.directives(), "DIRECTIVES_TOO_MANY", locale, () -> Overrun.in(document, (sum, depth) -> sum.directives() > limits.directives()));
        refusals.unlessWithin(size.depth(), limits.depth(), "QUERY_TOO_DEEP", locale, () -> Overrun.in(document, (sum, depth) -> depth > limits.depth()));
        return null;
    }

    @Override
    public @Nullable InstrumentationContext<ExecutionResult> beginExecuteOperation(InstrumentationExecuteOperationParameters parameters, @Nullable InstrumentationState state) {
        ExecutionContext operation = parameters.getExecutionContext();
        Deadline deadline = operation.getGraphQLContext().get(Deadline.KEY);
        if (deadline != null && Bulk.in(operation)) {
            deadline.allow(limits.deadlineOfBulk());
        } else if (deadline != null && LargestPage.raised(operation.getGraphQLContext())) {
            deadline.allow(limits.deadlineOfExports());
        }
        Priced query = Price.of(operation, limits.listSize(), limits.introspection());
        long cost = query.cost();
        if (cost > limits.cost()) {
            throw tooCostly(query, cost, operation.getLocale());
        }
        if (Boolean.TRUE.equals(operation.getExecutionInput().getExtensions().get("cost"))
            && operation.getGraphQLContext().get(ExtensionsBuilder.class) instanceof ExtensionsBuilder answer) {
            answer.addValue("cost", Map.of("requested", cost, "limit", limits.cost()));
        }
        return null;
    }

    private AbortExecutionException tooCostly(Priced query, long cost, Locale locale) {
        Cheaper cheaper = Cheaper.than(query, limits.cost());
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put("cost", Map.of("requested", cost, "limit", limits.cost()));
        extensions.put("costliest", cheaper.path());
        if (cheaper.first() > 0) {
            extensions.put("first", cheaper.first());
        }
        return refusals.refusal("QUERY_TOO_COSTLY", locale, extensions, String.valueOf(cost), String.valueOf(limits.cost()),
            cheaper.first() == 0 ? 0 : cheaper.everywhere() ? 2 : 1, cheaper.path(), cheaper.first());
    }
}
