package vn.khuyenhoc.organization;

/** On what a count of members rests. */
public enum MembershipSource { ROSTER, HEADCOUNT, BOTH }
