package vn.khuyenhoc.campaign;

/** The kind of an activity. */
public enum ActivityKind { CONFERENCE, COMMUNICATION, COURSE, CLASS }
