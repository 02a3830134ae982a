package vn.khuyenhoc.recognition;

/** The form of a commendation. */
public enum CommendationForm { CERTIFICATE_OF_MERIT, CERTIFICATE_OF_COMMENDATION, MEDAL, FLAG }
