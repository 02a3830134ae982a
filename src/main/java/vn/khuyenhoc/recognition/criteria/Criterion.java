package vn.khuyenhoc.recognition.criteria;

import org.jspecify.annotations.Nullable;

/**
 * What somebody must do or be to be given points.
 *
 * @param code its place in the sheet, such as 2.3
 * @param veto whether nobody is recognised who fails it, whatever the sum
 * @param evidence what shows it, or null
 */
record Criterion(String code, int order, String text, int maximum, boolean veto, @Nullable String evidence) {}
