package vn.khuyenhoc.organization;

/** The level of an administrative unit; districts exist until 2025-06-30. */
public enum UnitLevel { PROVINCE, DISTRICT, COMMUNE }
