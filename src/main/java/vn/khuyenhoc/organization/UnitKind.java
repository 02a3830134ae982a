package vn.khuyenhoc.organization;

/** The kind of an administrative unit, as its official name begins. */
public enum UnitKind { PROVINCE, CITY, TOWN, DISTRICT, ISLAND_DISTRICT, WARD, TOWNSHIP, COMMUNE, SPECIAL_ZONE }
