package vn.khuyenhoc.kernel.graphql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

import vn.khuyenhoc.kernel.sql.Place;

/** Whatever a fact says, the place behind it is found again. */
class CursorTest {
    @Property
    void givesThePlaceBack(@ForAll @Size(max = 3) List<@StringLength(max = 40) String> values, @ForAll long id) {
        Place place = new Place(List.of("TITLE_ASC", "NAME_DESC", "CODE_ASC").subList(0, values.size()), values, id);
        assertThat(Cursor.parse(Cursor.of(place))).isEqualTo(place);
    }

    @Example
    void takesPlacesBetweenTheLongestTexts() {
        Place place = new Place(List.of("TITLE_ASC", "NAME_DESC", "CODE_ASC"), List.of("ế".repeat(500), "\uD83C\uDF93".repeat(500), "% ~+".repeat(125)), Long.MAX_VALUE);
        assertThat(Cursor.parse(Cursor.of(place))).isEqualTo(place);
    }

    /** Clients hold them for as long as they like. */
    @Example
    void takesThoseOfTheLastRelease() {
        String before = Base64.getUrlEncoder().withoutPadding().encodeToString("TITLE_ASC~H%E1%BB%99i+%7E+%2B+100+%25~7".getBytes(UTF_8));
        assertThat(Cursor.parse(before)).isEqualTo(new Place(List.of("TITLE_ASC"), List.of("Hội ~ + 100 %"), 7));
    }
}
