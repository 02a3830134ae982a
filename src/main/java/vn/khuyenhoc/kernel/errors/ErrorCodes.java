package vn.khuyenhoc.kernel.errors;

import java.util.Map;

import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.execution.InputMapDefinesTooManyFieldsException;
import graphql.execution.NonNullableValueCoercedAsNullException;
import graphql.execution.OneOfNullValueException;
import graphql.execution.OneOfTooManyKeysException;
import graphql.execution.UnknownOperationException;
import graphql.introspection.GoodFaithIntrospection;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.validation.ValidationError;
import graphql.validation.ValidationErrorClassification;
import graphql.validation.ValidationErrorType;
import org.jspecify.annotations.Nullable;

/** Which code an error has that graphql-java found by itself. */
final class ErrorCodes {
    private ErrorCodes() {}

    static String of(GraphQLError error) {
        Map<String, Object> extensions = error.getExtensions();
        if (extensions != null && extensions.get("code") instanceof String code) {
            return code;
        }
        return switch (error) {
            case ValidationError invalid -> of(invalid.getValidationErrorType());
            case UnknownOperationException _ -> "OPERATION_UNKNOWN";
            case CoercingParseValueException _, CoercingParseLiteralException _, NonNullableValueCoercedAsNullException _,
                InputMapDefinesTooManyFieldsException _, OneOfTooManyKeysException _, OneOfNullValueException _ -> "VARIABLE_INVALID";
            case GoodFaithIntrospection.BadFaithIntrospectionError _ -> "INTROSPECTION_EXCESSIVE";
            default -> error.getErrorType() == ErrorType.InvalidSyntax ? "DOCUMENT_MALFORMED"
                : error.getErrorType() == ErrorType.OperationNotSupported ? "OPERATION_UNKNOWN" : "INTERNAL_ERROR";
        };
    }

    private static String of(@Nullable ValidationErrorClassification type) {
        return switch (type) {
            case ValidationErrorType.FieldUndefined -> "FIELD_UNKNOWN";
            case ValidationErrorType.UnknownArgument -> "ARGUMENT_UNKNOWN";
            case ValidationErrorType.MissingFieldArgument, ValidationErrorType.MissingDirectiveArgument, ValidationErrorType.NullValueForNonNullArgument -> "ARGUMENT_MISSING";
            case ValidationErrorType.WrongType, ValidationErrorType.BadValueForDefaultArg -> "ARGUMENT_INVALID";
            case ValidationErrorType.UnknownOperation -> "OPERATION_UNKNOWN";
            case null, default -> "DOCUMENT_INVALID";
        };
    }

    /** Codes whose words are always ours, because graphql-java has its own in English only. */
    static boolean wordedByUs(String code, GraphQLError error) {
        return switch (code) {
            case "OPERATION_UNKNOWN" -> !(error instanceof ValidationError);
            case "INTROSPECTION_EXCESSIVE", "INTERNAL_ERROR" -> true;
            default -> false;
        };
    }
}
