package vn.khuyenhoc.recognition;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Brings criteria sheets into force that were set out elsewhere. */
public interface CriteriaRegister {
    /** The document that sets a sheet out. */
    record Source(String number, LocalDate issuedOn, String issuer) {}

    /** @param minimum points that are needed in the section alone, or null */
    record Section(String title, @Nullable Integer minimum, List<Item> criteria) {}

    /** @param evidence what shows it, or null */
    record Item(String text, int maximum, boolean veto, @Nullable String evidence) {
        public Item(String text, int maximum, boolean veto) {
            this(text, maximum, veto, null);
        }
    }

    /** A national sheet; sections and criteria are in their order, and their points make up the total. */
    record Sheet(TitleKind kind, String programme, String code, String name, Source source, int threshold, List<Section> sections) {}

    /**
     * From a day on, each in the place of the one before it.
     *
     * @throws vn.khuyenhoc.kernel.Refusal CRITERIA_*, TEXT_*
     */
    void adopt(List<Sheet> sheets, LocalDate from);
}
