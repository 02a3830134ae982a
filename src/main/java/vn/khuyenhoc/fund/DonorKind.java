package vn.khuyenhoc.fund;

/** What kind of donor gave. */
public enum DonorKind { INDIVIDUAL, BUSINESS, CLAN, AGENCY, OVERSEAS }
