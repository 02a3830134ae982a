package vn.khuyenhoc.fund;

import java.util.Set;

/** What kind of donor gave. */
public enum DonorKind {
    INDIVIDUAL, BUSINESS, CLAN, AGENCY, OVERSEAS;

    /** Those whose names may be a person's, and are shown as such only within the scope of whoever asks. */
    public static final Set<DonorKind> PERSONS = Set.of(INDIVIDUAL, OVERSEAS);
}
