package vn.khuyenhoc.recognition.title;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import vn.khuyenhoc.recognition.TitleKind;

/** A signed decision with all the titles that it recognises. */
record RecogniseTitlesInput(String idempotencyKey, String organization, String number, LocalDate decidedOn, String signer,
                            List<RecognisedTitleInput> titles) {
    /** @param heldUntil the first day on which it is no longer held, or null */
    record RecognisedTitleInput(TitleKind kind, String holder, @Nullable LocalDate heldUntil) {}
}
