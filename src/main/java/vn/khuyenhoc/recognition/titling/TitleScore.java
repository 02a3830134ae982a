package vn.khuyenhoc.recognition.titling;

import org.jspecify.annotations.Nullable;

/**
 * What was given for a criterion.
 *
 * @param criterion its code in the sheet, such as 2.3
 * @param failed whether a criterion that must not be failed was
 */
record TitleScore(String criterion, int points, boolean failed, @Nullable String evidence) {}
