package vn.khuyenhoc.recognition.title;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.graphql.Node;

/** What may have led to a title. */
public interface LeadsToTitle extends Node {
    /** The key of the title, or null while there is none. */
    @Nullable Long titleId();
}
