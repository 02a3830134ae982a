package vn.khuyenhoc.recognition.citizen;

import java.time.LocalDate;

/** What officers send, as the schema describes it. */
final class CitizenInputs {
    record RegisterCitizenAccountInput(String idempotencyKey, String organization, String code, String holder, LocalDate on) {}

    record ConfirmCitizenAccountInput(String id, LocalDate on, String version) {}

    record CloseCitizenAccountInput(String id, LocalDate on, String reason, String version) {}

    private CitizenInputs() {}
}
