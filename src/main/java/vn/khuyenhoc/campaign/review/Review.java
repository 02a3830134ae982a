package vn.khuyenhoc.campaign.review;

import java.time.LocalDate;

import tools.jackson.databind.JsonNode;

/**
 * What there is to say of an organization's year.
 *
 * @param asOf the day at whose end stocks are counted
 * @param figures of the year
 * @param compared the same organization's figures of two years
 * @param months what was raised in each month, beside the year before
 */
record Review(String code, int year, LocalDate asOf, Question figures, Question compared, Question targets, Question months) {
    /** The year in review asks for no more. */
    static final int MOST_CAMPAIGNS = 20;

    String holder() {
        return figures.at("/organization/name").asString();
    }

    JsonNode titles() {
        return figures.at("/organization/recognitionSummary/titles");
    }

    JsonNode purposes() {
        return figures.at("/organization/fundSummary/byPurpose");
    }

    JsonNode assigned() {
        return targets.at("/organization/targets/nodes");
    }

    boolean targetsCut() {
        return targets.at("/organization/targets/pageInfo/hasNextPage").asBoolean(false);
    }

    JsonNode campaigns() {
        return figures.at("/organization/campaigns/nodes");
    }

    /** So that there may be more than it says. */
    boolean campaignsFull() {
        return campaigns().size() == MOST_CAMPAIGNS;
    }
}
