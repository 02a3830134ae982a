package vn.khuyenhoc.campaign.review;

import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.campaign.review.Words.Unit;

/**
 * A target of the year.
 *
 * @param place where the answer has it
 */
record Target(String place, JsonNode said) {
    String label(Words words) {
        return words.of("Indicator", said.get("indicator"));
    }

    String campaign() {
        JsonNode reference = said.at("/campaign/reference");
        return reference.isNull() ? said.at("/campaign/title").asString() : reference.asString();
    }

    Unit unit() {
        String indicator = said.get("indicator").asString();
        return indicator.endsWith("_RATE") || indicator.endsWith("_RATIO") ? Unit.PERCENT : indicator.startsWith("MONEY") ? Unit.MONEY : Unit.COUNT;
    }

    /** Of what was to be reached. */
    JsonNode percent() {
        return said.at("/progress/percent");
    }

    String state(Words words) {
        JsonNode state = said.at("/progress/state");
        return state.isNull() ? words.number(state, Unit.COUNT) : words.of("TargetState", state);
    }
}
