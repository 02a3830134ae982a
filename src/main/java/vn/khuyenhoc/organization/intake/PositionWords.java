package vn.khuyenhoc.organization.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.organization.OfficerPosition;

/** What people call the offices of an association, a branch or a board; case and marks do not matter. */
final class PositionWords {
    /** As a message names them. */
    static final String ACCEPTED = "Chủ tịch (Chi hội trưởng, Trưởng ban), Phó Chủ tịch thường trực, Phó Chủ tịch (Chi hội phó, Phó trưởng ban), "
        + "Ủy viên thường vụ, Thư ký, Thủ quỹ, Trưởng ban kiểm tra, Ủy viên ban chấp hành";

    private static final Map<OfficerPosition, List<String>> CALLED = Map.of(
        OfficerPosition.CHAIR, List.of("Chủ tịch", "Chủ tịch hội", "Chi hội trưởng", "Phân hội trưởng", "Trưởng ban", "Trưởng ban khuyến học", "Tổ trưởng"),
        OfficerPosition.STANDING_VICE_CHAIR, List.of("Phó chủ tịch thường trực", "Phó chủ tịch TT", "Phó CT thường trực"),
        OfficerPosition.VICE_CHAIR, List.of("Phó chủ tịch", "Phó chủ tịch hội", "Chi hội phó", "Phân hội phó", "Phó trưởng ban", "Phó ban", "Phó trưởng ban khuyến học", "Tổ phó"),
        OfficerPosition.STANDING_MEMBER, List.of("Ủy viên thường vụ", "Ủy viên ban thường vụ", "UV thường vụ", "UV ban thường vụ", "UVTV", "UVBTV", "Ủy viên BTV"),
        OfficerPosition.SECRETARY, List.of("Thư ký", "Tổng thư ký"),
        OfficerPosition.TREASURER, List.of("Thủ quỹ"),
        OfficerPosition.INSPECTOR, List.of("Trưởng ban kiểm tra"),
        OfficerPosition.MEMBER, List.of("Ủy viên", "Ủy viên ban chấp hành", "Ủy viên BCH", "UV ban chấp hành", "UV BCH", "UVBCH"));

    private static final Map<String, OfficerPosition> BY_WORDS = new HashMap<>();

    static {
        CALLED.forEach((position, words) -> words.forEach(word -> BY_WORDS.put(Text.plain(word), position)));
        for (OfficerPosition position : OfficerPosition.values()) {
            BY_WORDS.put(Text.plain(position.name()), position);
        }
    }

    private PositionWords() {}

    static @Nullable OfficerPosition of(String written) {
        return BY_WORDS.get(Text.plain(written));
    }
}
