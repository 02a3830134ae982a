package vn.khuyenhoc.recognition.criteria;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.recognition.TitleKind;

/** Says by what criteria a title is judged, for the features that judge. */
public interface SheetsInForce {
    /**
     * A sheet that was adopted.
     *
     * @param minimums points that are needed in a section alone, by its place; sections without any are missing
     * @param items by their codes, in their order
     */
    record Sheet(long key, int threshold, Map<Integer, Integer> minimums, Map<String, Item> items) {}

    /** @param section the place of its section */
    record Item(int section, int maximum, boolean veto) {}

    /** The one that holds for an organization on a day, of whatever programme was adopted last; null if none does. */
    @Nullable Sheet on(TitleKind kind, OrganizationId organization, LocalDate day);

    /** Sheets by their keys. */
    Map<Long, Sheet> withKeys(List<Long> keys);
}
