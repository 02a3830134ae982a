package vn.khuyenhoc.recognition;

/** The kinds of learning title: four of programme 387, and the citizen of programme 677. */
public enum TitleKind { LEARNING_FAMILY, LEARNING_CLAN, LEARNING_COMMUNITY, LEARNING_UNIT, LEARNING_CITIZEN }
