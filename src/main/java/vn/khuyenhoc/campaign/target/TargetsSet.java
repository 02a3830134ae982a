package vn.khuyenhoc.campaign.target;

import java.util.Set;

import vn.khuyenhoc.campaign.Indicator;

/**
 * That targets were set or corrected, told within the act that did so.
 *
 * @param organizations whose they are
 */
public record TargetsSet(Indicator indicator, int year, Set<Long> organizations) {}
