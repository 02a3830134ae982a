package vn.khuyenhoc.campaign.activity;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.campaign.ActivityKind;

/** What officers send of activities, as the schema describes it. */
final class ActivityInputs {
    private ActivityInputs() {}

    /** What is said of an activity, whether it is new or corrected. */
    interface SaidInput {
        String title();

        String place();

        LocalDate startsOn();

        LocalDate endsOn();

        @Nullable Integer turnout();
    }

    record RecordActivityInput(String idempotencyKey, String campaign, String organization, ActivityKind kind, String title, String place, LocalDate startsOn,
                               LocalDate endsOn, @Nullable Integer turnout) implements SaidInput {}

    record ReviseActivityInput(String id, String title, String place, LocalDate startsOn, LocalDate endsOn, @Nullable Integer turnout, String version) implements SaidInput {}
}
