package vn.khuyenhoc.campaign.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import vn.khuyenhoc.campaign.Indicator;
import vn.khuyenhoc.kernel.Ratio;
import vn.khuyenhoc.organization.Boundary;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.recognition.RecognitionFigure;
import vn.khuyenhoc.recognition.TitleKind;

/** Of a target for titles, how many are needed, and which share of them is held. */
class RecognitionTargetTest {
    private static final OrganizationId PROVINCE = new OrganizationId(1);
    /** Seven clans, while those that reported how many could register have four. */
    private static final RecognitionFigure FIGURE = new RecognitionFigure(PROVINCE, TitleKind.LEARNING_CLAN, LocalDate.of(2023, 12, 31), Boundary.AS_WAS, 90, 4, 7, false);

    private static RecognitionTarget of(Indicator indicator, String amount, @Nullable Long base) {
        return RecognitionTarget.of(new Target(1, indicator, 2023, new BigDecimal(amount), base, base == null ? null : "UBND tỉnh", 1, PROVINCE, "v"), FIGURE);
    }

    @Test
    void takesAShareOfWhatWhoeverSetItSays() {
        RecognitionTarget target = of(Indicator.LEARNING_CLAN_RATE, "80.5", 100L);
        assertThat(target.needed()).isEqualTo(81);
        assertThat(target.rate()).isEqualTo(new Ratio(7, 81));
    }

    @Test
    void takesNoShareOfThoseThatReportedAlone() {
        RecognitionTarget target = of(Indicator.LEARNING_CLAN_RATE, "80", null);
        assertThat(target.needed()).as("3.2 of 4, of which 7 would be held").isNull();
        assertThat(target.rate()).isNull();
    }

    @Test
    void isMoreThanWholeWhereMoreAreHeld() {
        assertThat(of(Indicator.LEARNING_CLANS, "5", null).rate()).isEqualTo(new Ratio(7, 5));
    }
}
