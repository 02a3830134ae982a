package vn.khuyenhoc.kernel.writes;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** What became of a change: its result, or the reasons why nothing was written. */
public record Outcome<T>(@Nullable T value, List<UserError> errors) {}
