package vn.khuyenhoc.organization.tidings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import vn.khuyenhoc.organization.events.LearningCentresChanged;
import vn.khuyenhoc.organization.events.LearningCentresChanged.Sum;
import vn.khuyenhoc.organization.tree.Delta;

/** All that is told of centres, added up, is the centres that there are. */
class CentreTidingsTest {
    private static final LocalDate MARCH = LocalDate.of(2023, 3, 5);
    private static final LocalDate MAY = LocalDate.of(2023, 5, 1);

    private final List<LearningCentresChanged> told = new ArrayList<>();
    private final CentreTidings tidings = new CentreTidings(event -> told.add((LearningCentresChanged) event));

    private static Delta opens(long organization, LocalDate on) {
        return Delta.begins(organization, on, List.of(), List.of(1L));
    }

    private static Delta ends(long organization, LocalDate on) {
        return Delta.ends(organization, on, List.of(), List.of(1L));
    }

    @Test
    void tellWhatOpensAndCloses() {
        tidings.changed(List.of(opens(7, MARCH), opens(7, MARCH.plusDays(3)), opens(7, MAY)));
        tidings.changed(List.of(ends(7, MAY)));
        assertThat(told).extracting(LearningCentresChanged::sums).containsExactly(List.of(new Sum(7, 202303, 2), new Sum(7, 202305, 1)), List.of(new Sum(7, 202305, -1)));
        assertThat(told.getFirst().eventId()).isNotEqualTo(told.getLast().eventId());
    }

    @Test
    void tellNothingOfARenamingAndBothSidesOfAHandingOver() {
        tidings.changed(List.of(ends(7, MAY), opens(7, MAY)));
        assertThat(told).isEmpty();
        tidings.changed(List.of(opens(9, MAY), ends(7, MAY)));
        assertThat(told).extracting(LearningCentresChanged::sums).containsExactly(List.of(new Sum(7, 202305, -1), new Sum(9, 202305, 1)));
    }

    @Test
    void keepEachEventSmall() {
        tidings.changed(LongStream.range(0, 45).mapToObj(organization -> opens(organization, MAY)).toList());
        assertThat(told).extracting(event -> event.sums().size()).containsExactly(20, 20, 5);
    }
}
