package vn.khuyenhoc.recognition;

/** To whom a commendation goes. */
public enum RecipientKind { COLLECTIVE, INDIVIDUAL, FAMILY }
