package vn.khuyenhoc.kernel.writes;

import java.util.List;

/**
 * Why a change was not made.
 *
 * @param code as in {@code docs/errors.md}
 * @param message the same for people, in the caller's language
 * @param inputPath the field of the input at fault, from the outside in; empty where it is none
 */
public record UserError(String code, String message, List<String> inputPath) {}
