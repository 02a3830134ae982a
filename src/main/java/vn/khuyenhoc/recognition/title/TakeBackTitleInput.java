package vn.khuyenhoc.recognition.title;

import java.time.LocalDate;

/** A title that is to end by itself, because no case led to it. */
record TakeBackTitleInput(String idempotencyKey, String id, LocalDate on, String reason) {}
