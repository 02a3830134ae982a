package vn.khuyenhoc.organization;

/** Identifies an administrative unit; its official code is reused and does not. */
public record UnitId(long value) {}
