package vn.khuyenhoc.recognition;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** What is drawn for officers is what the code allows. */
class TitleCaseStateTest {
    private static final Pattern ARROW = Pattern.compile("(?m)^  ([A-Z_]+) --> ([A-Z_]+): ");
    private static final LocalDate DAY = LocalDate.of(2025, 11, 10);

    @Test
    void goesWhereTheDiagramSays() throws IOException {
        Set<String> drawn = ARROW.matcher(Files.readString(Path.of("docs/guides/recognition.md"))).results()
            .map(arrow -> arrow.group(1) + " " + arrow.group(2)).collect(toCollection(TreeSet::new));
        Set<String> allowed = Stream.of(TitleCaseState.values()).flatMap(from -> Arrays.stream(TitleCaseState.values())
            .filter(from::mayBecome).map(to -> from + " " + to)).collect(toCollection(TreeSet::new));
        assertThat(drawn).hasSize(14).isEqualTo(allowed);
    }

    @Test
    void expiresOnTheDayUntilWhichTheTitleIsHeld() {
        assertThat(TitleCaseState.RECOGNISED.on(DAY.minusDays(1), DAY)).isEqualTo(TitleCaseState.RECOGNISED);
        assertThat(TitleCaseState.RECOGNISED.on(DAY, DAY)).isEqualTo(TitleCaseState.EXPIRED);
        assertThat(TitleCaseState.RECOGNISED.on(DAY, null)).isEqualTo(TitleCaseState.RECOGNISED);
        assertThat(TitleCaseState.REVOKED.on(DAY, DAY)).isEqualTo(TitleCaseState.REVOKED);
    }
}
