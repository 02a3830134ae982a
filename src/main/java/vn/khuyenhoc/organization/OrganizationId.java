package vn.khuyenhoc.organization;

/** Identifies an organization through every change of its code, name, place and kind. */
public record OrganizationId(long value) {}
