package vn.khuyenhoc.kernel.errors;

/** How many characters a message may have: it is read by people, and what a caller sent is not sent back at length. */
public record LongestMessage(int characters) {}
