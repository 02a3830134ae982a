package vn.khuyenhoc.kernel.graphql;

import graphql.ExecutionInput;
import graphql.language.Document;

/** Looks at a document that is known already, and so is neither parsed nor validated again, before its variables are. */
public interface DocumentCheck {
    /** @throws graphql.execution.AbortExecutionException to refuse the request */
    void known(Document document, ExecutionInput input);
}
