package vn.khuyenhoc.organization;

/** Around what an organization was formed. */
public enum OrganizationBasis { TERRITORY, VILLAGE, SCHOOL, AGENCY, CLAN, ENTERPRISE, RELIGIOUS_SITE }
