package vn.khuyenhoc.campaign.activity;

/** The kind of an activity. */
public enum ActivityKind { CONFERENCE, COMMUNICATION, COURSE, CLASS }
