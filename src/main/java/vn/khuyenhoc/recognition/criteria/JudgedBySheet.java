package vn.khuyenhoc.recognition.criteria;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.graphql.Node;

/** What is judged by the criteria of a sheet that was adopted. */
public interface JudgedBySheet extends Node {
    /** The key of the sheet, or null before anybody judged. */
    @Nullable Long sheetId();
}
