package vn.khuyenhoc.kernel.events;

/** Waits for an administrator, was sent to its listener once more, or was given up. */
public enum ParkedEventState { PARKED, RETRIED, DISCARDED }
