package vn.khuyenhoc.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

/** Text as it is kept, whichever way it is found to be so. */
class TextTest {
    private static final List<String> PIECES = List.of("a", "O", "u", "q", " ", "  ", "\u00a0", "à", "ô", "ỳ", "Á", "đ", "Đ", "ữ", "ỹ", "o\u0301", "\u0300", "ơ", "1", ".", "’", "-", "é", "Ạ", "n");

    @Test
    void isAsItWasGivenWhereNothingIsToBeDone() {
        for (String kept : List.of("Nguyễn Văn Hòa", "Thôn 3, xã Gio Linh (mẫu)", "Lê Quý Đôn", "hoàn", "Thúy", "12/QĐ-HKH", "x")) {
            assertThat(Text.line(kept, "name", 40)).isEqualTo(kept);
        }
    }

    @Test
    void isComposedTonedAndSpacedOtherwise() {
        assertThat(Text.line("  Nguye\u0302\u0303n\u00a0 Va\u0306n  Hoà ", "name", 40)).isEqualTo("Nguyễn Văn Hòa");
        assertThat(Text.line("Thuý HOÀ", "name", 40)).isEqualTo("Thúy HÒA");
    }

    /** A space at the end leaves the whole text to be searched. */
    @Test
    void isTheSameBothWays() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            String text = "x" + random.ints(1 + random.nextInt(8), 0, PIECES.size()).mapToObj(PIECES::get).collect(Collectors.joining());
            assertThat(Text.line(text, "name", 40)).isEqualTo(Text.line(text + " ", "name", 40));
        }
    }

    @Test
    void isRefused() {
        for (String text : List.of("", " ", "\u00a0")) {
            assertThatThrownBy(() -> Text.line(text, "name", 40)).hasMessageContaining("TEXT_EMPTY");
        }
        assertThatThrownBy(() -> Text.line("a\tb", "name", 40)).hasMessageContaining("TEXT_CONTROL_CHARACTER");
        assertThatThrownBy(() -> Text.line("a\u200bb", "name", 40)).hasMessageContaining("TEXT_CONTROL_CHARACTER");
        assertThatThrownBy(() -> Text.line("ab", "name", 1)).hasMessageContaining("TEXT_TOO_LONG");
    }
}
