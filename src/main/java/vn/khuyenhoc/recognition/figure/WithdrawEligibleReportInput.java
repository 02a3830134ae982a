package vn.khuyenhoc.recognition.figure;

import java.time.LocalDate;

/** A report that is to stand no more from a day on. */
record WithdrawEligibleReportInput(String idempotencyKey, String id, LocalDate on) {}
