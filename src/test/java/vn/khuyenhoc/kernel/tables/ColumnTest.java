package vn.khuyenhoc.kernel.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;

/** What a spreadsheet reckons with is a number or a day there, however JSON writes it. */
class ColumnTest {
    private static Object cell(String type, Object value) {
        return Objects.requireNonNull(new Column("a", "A", type).cell(value));
    }

    @Test
    void holdsWhatTheScalarMeans() {
        assertThat(cell("Decimal", "-32.84")).isEqualTo(new BigDecimal("-32.84"));
        assertThat(cell("VND", 1_000L)).isEqualTo(1_000L);
        assertThat(cell("Date", "2023-11-30")).isEqualTo(LocalDate.of(2023, 11, 30));
        assertThat(cell("DateTime", "2023-11-30T01:00:00Z")).isEqualTo(OffsetDateTime.parse("2023-11-30T08:00:00+07:00"));
        assertThat(cell("String", "32.84")).isEqualTo("32.84");
        assertThat(cell("String", List.of("a", "b"))).isEqualTo("a; b");
    }
}
