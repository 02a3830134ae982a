package vn.khuyenhoc.organization;

/** The level that a learning centre serves. */
public enum CentreLevel { COMMUNE, VILLAGE }
