package vn.khuyenhoc.sample;

import static vn.khuyenhoc.recognition.TitleKind.LEARNING_CITIZEN;
import static vn.khuyenhoc.recognition.TitleKind.LEARNING_CLAN;
import static vn.khuyenhoc.recognition.TitleKind.LEARNING_COMMUNITY;
import static vn.khuyenhoc.recognition.TitleKind.LEARNING_FAMILY;
import static vn.khuyenhoc.recognition.TitleKind.LEARNING_UNIT;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.recognition.CriteriaRegister;
import vn.khuyenhoc.recognition.CriteriaRegister.Item;
import vn.khuyenhoc.recognition.CriteriaRegister.Section;
import vn.khuyenhoc.recognition.CriteriaRegister.Sheet;
import vn.khuyenhoc.recognition.CriteriaRegister.Source;
import vn.khuyenhoc.recognition.TitleKind;

/** A sheet for each kind of title, of which only the points are like those of the programmes: the wording is invented. */
@Component
@Profile("sample")
class CriteriaStep {
    private static final LocalDate FROM = LocalDate.of(2022, 4, 1);
    private static final Source PROGRAMME_387 = new Source("387/QĐ-TTg", LocalDate.of(2022, 3, 25), "Thủ tướng Chính phủ");
    private static final Source PROGRAMME_677 = new Source("677/QĐ-TTg", LocalDate.of(2022, 6, 3), "Thủ tướng Chính phủ");

    private final CriteriaRegister register;

    CriteriaStep(CriteriaRegister register) {
        this.register = register;
    }

    void load() {
        register.adopt(List.of(
            of387(LEARNING_FAMILY, "GĐHT", "Gia đình học tập", "của trẻ em", "của người lớn", "và nếp sống gia đình"),
            of387(LEARNING_CLAN, "DHHT", "Dòng họ học tập", "của con cháu", "do dòng họ khuyến khích", "và quỹ khuyến học dòng họ"),
            of387(LEARNING_COMMUNITY, "CĐHT", "Cộng đồng học tập", "của người dân", "ở trung tâm học tập cộng đồng", "và phong trào thôn, bản"),
            of387(LEARNING_UNIT, "ĐVHT", "Đơn vị học tập", "của cán bộ, người lao động", "do đơn vị tổ chức", "và hiệu quả công việc")), FROM);
        register.adopt(List.of(new Sheet(LEARNING_CITIZEN, "677", "CDHT", "Bộ tiêu chí Công dân học tập" + Names.MARK, PROGRAMME_677, 70, List.of(
            capacity("Năng lực tự học", 4, 40), capacity("Năng lực sử dụng công cụ học tập", 3, 30), capacity("Năng lực hợp tác và chia sẻ", 3, 30)))),
            PROGRAMME_677.issuedOn());
    }

    /** 50, 30 and 20 points; the first section has the criterion that must not be failed. */
    private static Sheet of387(TitleKind kind, String code, String title, String... about) {
        List<Section> sections = new ArrayList<>();
        int[][] points = {{20, 20, 10}, {15, 15}, {10, 10}};
        for (int i = 0; i < points.length; i++) {
            int[] each = points[i];
            String of = "Việc học tập " + about[i];
            boolean first = i == 0;
            sections.add(new Section(of + Names.MARK, first ? 25 : null, IntStream.range(0, each.length)
                .mapToObj(k -> new Item(of + ", tiêu chí " + (k + 1) + Names.MARK, each[k], first && k == 0)).toList()));
        }
        return new Sheet(kind, "387", code, "Bộ tiêu chí " + title + Names.MARK, PROGRAMME_387, 70, sections);
    }

    private static Section capacity(String title, int indicators, int points) {
        return new Section(title + Names.MARK, null, IntStream.rangeClosed(1, indicators)
            .mapToObj(k -> new Item(title + ", chỉ số " + k + Names.MARK, points / indicators, false)).toList());
    }
}
