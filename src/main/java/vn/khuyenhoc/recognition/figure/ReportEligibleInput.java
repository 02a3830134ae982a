package vn.khuyenhoc.recognition.figure;

import java.time.LocalDate;

import vn.khuyenhoc.recognition.TitleKind;

/** What an officer reports, as the schema describes it. */
record ReportEligibleInput(String idempotencyKey, String organization, TitleKind kind, int count, LocalDate on, String source) {}
