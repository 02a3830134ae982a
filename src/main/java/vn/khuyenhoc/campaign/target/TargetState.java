package vn.khuyenhoc.campaign.target;

/** Where an organization is on its way to a target. */
public enum TargetState { AHEAD, ON_TRACK, BEHIND, REACHED }
