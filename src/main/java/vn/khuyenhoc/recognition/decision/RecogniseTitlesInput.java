package vn.khuyenhoc.recognition.decision;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import vn.khuyenhoc.recognition.TitleKind;

/** A signed decision with all the titles that it recognises. */
record RecogniseTitlesInput(String idempotencyKey, String organization, String number, LocalDate decidedOn, String signer,
                            List<RecognisedTitleInput> titles) {
    /**
     * @param address of a family, which many heads of one name could be; null of others where nobody says it
     * @param heldUntil the first day on which it is no longer held, or null
     */
    record RecognisedTitleInput(TitleKind kind, String holder, @Nullable String address, @Nullable LocalDate heldUntil) {}
}
