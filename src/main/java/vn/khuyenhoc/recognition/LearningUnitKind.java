package vn.khuyenhoc.recognition;

/** What a learning unit is. */
public enum LearningUnitKind { AGENCY, SCHOOL, ENTERPRISE }
