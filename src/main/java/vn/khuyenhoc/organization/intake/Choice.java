package vn.khuyenhoc.organization.intake;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.organization.CentreLevel;
import vn.khuyenhoc.organization.UnitKind;
import vn.khuyenhoc.organization.UnitLevel;

/** What a cell can say of a few things, in the office's words; case and marks do not matter. */
final class Choice<E extends Enum<E>> {
    static final Choice<UnitLevel> UNIT_LEVEL = new Choice<UnitLevel>()
        .word("Tỉnh", UnitLevel.PROVINCE).word("Cấp tỉnh", UnitLevel.PROVINCE)
        .word("Huyện", UnitLevel.DISTRICT).word("Cấp huyện", UnitLevel.DISTRICT)
        .word("Xã", UnitLevel.COMMUNE).word("Cấp xã", UnitLevel.COMMUNE);
    static final Choice<UnitKind> UNIT_KIND = new Choice<UnitKind>()
        .word("Tỉnh", UnitKind.PROVINCE).word("Thành phố", UnitKind.CITY).word("Thị xã", UnitKind.TOWN).word("Huyện", UnitKind.DISTRICT)
        .word("Huyện đảo", UnitKind.ISLAND_DISTRICT).word("Phường", UnitKind.WARD).word("Thị trấn", UnitKind.TOWNSHIP)
        .word("Xã", UnitKind.COMMUNE).word("Đặc khu", UnitKind.SPECIAL_ZONE);
    static final Choice<CentreLevel> CENTRE_LEVEL = new Choice<CentreLevel>()
        .word("Xã", CentreLevel.COMMUNE).word("Cấp xã", CentreLevel.COMMUNE)
        .word("Thôn", CentreLevel.VILLAGE).word("Cấp thôn", CentreLevel.VILLAGE);

    private final Map<String, E> words = new LinkedHashMap<>();
    private String offered = "";

    private Choice() {}

    private Choice<E> word(String word, E meaning) {
        words.put(Text.plain(word), meaning);
        offered += offered.isEmpty() ? word : ", " + word;
        return this;
    }

    @Nullable E of(String cell) {
        return words.get(Text.plain(cell));
    }

    /** By the words with which a name begins, the longest that there are. */
    @Nullable E beginning(String name) {
        String plain = Text.plain(name) + " ";
        return words.keySet().stream().filter(word -> plain.startsWith(word + " ")).max(Comparator.comparingInt(String::length))
            .map(words::get).orElse(null);
    }

    String offered() {
        return offered;
    }
}
