package vn.khuyenhoc.kernel.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.selectOne;

import java.text.Normalizer;
import java.util.stream.Stream;

import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

import vn.khuyenhoc.testing.EmptyTest;

/** What is searched is found whatever its marks, alike on both databases; sponsors have names of other languages too. */
@EmptyTest
class VietnameseTest {
    @Autowired DSLContext sql;

    private boolean found(String text, String part) {
        return sql.fetchExists(selectOne().where(Vietnamese.contains(inline(text), part)));
    }

    @ParameterizedTest
    @CsvSource({
        "Công ty Müller Việt Nam, muller", "Công ty Müller Việt Nam, MÜLLER", "Công ty Muller, müller", "Quỹ Dvořák, dvorak", "Łódź, lodz", "Søren Ångström, soren angstrom",
        "Société Générale, societe generale", "Đông Hà, dong ha", "Şahin Çelik, sahin celik", "Hòa, hoà", "François, francois",
    })
    void findsWhateverTheMarks(String text, String part) {
        assertThat(found(text, part)).isTrue();
        assertThat(found(text, Normalizer.normalize(part, Normalizer.Form.NFD))).isTrue();
        assertThat(found(text, part + "x")).isFalse();
    }

    /** Ligatures are letters of their own to a search in parts, on both. */
    @Test
    void leavesOtherLettersApart() {
        assertThat(Stream.of("ss", "s").map(part -> found("Strauß", "strau" + part))).containsOnly(false);
        assertThat(found("Strauß", "strauß")).isTrue();
        assertThat(found("Tæs", "taes")).isFalse();
    }
}
