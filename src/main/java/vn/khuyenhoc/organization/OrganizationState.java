package vn.khuyenhoc.organization;

/** What an organization is on a day. */
public enum OrganizationState { ACTIVE, DISSOLVED, MERGED }
