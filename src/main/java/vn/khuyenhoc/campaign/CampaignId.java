package vn.khuyenhoc.campaign;

/** Identifies a programme, plan or movement. */
public record CampaignId(long value) {}
