package vn.khuyenhoc.organization;

/** Where an organization stands: an association of a territory, or one of the kinds below a commune's. */
public enum OrganizationLevel { PROVINCE, DISTRICT, COMMUNE, BRANCH, BOARD, SUB_BRANCH, GROUP }
