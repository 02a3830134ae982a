package vn.khuyenhoc.campaign;

/** The kind of a campaign. */
public enum CampaignKind { PROGRAMME, PLAN, MOVEMENT }
