package vn.khuyenhoc.recognition.criteria;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.recognition.criteria.SheetInputs.CriteriaContentInput;
import vn.khuyenhoc.recognition.criteria.SheetInputs.CriteriaSectionInput;
import vn.khuyenhoc.recognition.criteria.SheetInputs.CriterionInput;

/** What must be true of a sheet for anybody to be judged by it: its points add up, and what it asks for can be reached. */
@Component
class SoundContent {
    static final int MOST_SECTIONS = 20;
    static final int MOST_CRITERIA = 100;
    static final int LONGEST_CODE = 40;
    static final int LONGEST_NAME = 200;
    static final int LONGEST_NUMBER = 60;
    static final int LONGEST_WORDING = 500;
    private static final int MOST_POINTS = 1_000;
    private static final int LAST_PLACE = 999;

    private final Days days;

    SoundContent(Days days) {
        this.days = days;
    }

    /**
     * In the form in which it is kept.
     *
     * @throws Refusal LIST_EMPTY, LIST_TOO_LONG, CRITERIA_*, DATE_IN_FUTURE, TEXT_*; the path names the field by its place
     */
    CriteriaContentInput of(CriteriaContentInput content) {
        refuseCounts(content.sections());
        LocalDate issued = content.sourceIssuedOn();
        if (issued.isAfter(days.today())) {
            throw new Refusal("DATE_IN_FUTURE", "content.sourceIssuedOn", issued);
        }
        refuseOutside(content.total(), 1, "content.total");
        List<CriteriaSectionInput> sections = sections(content.sections());
        int sum = sections.stream().mapToInt(SoundContent::maximum).sum();
        if (sum != content.total()) {
            throw new Refusal("CRITERIA_POINTS_DIFFER", "content.total", sum, content.total());
        }
        refuseOutside(content.threshold(), 0, "content.threshold");
        refuseUnreachable(content.threshold(), content.total(), "content.threshold");
        return new CriteriaContentInput(Text.line(content.code(), "content.code", LONGEST_CODE), Text.line(content.name(), "content.name", LONGEST_NAME),
            Text.line(content.sourceNumber(), "content.sourceNumber", LONGEST_NUMBER), issued,
            Text.line(content.sourceIssuer(), "content.sourceIssuer", LONGEST_NAME), content.total(), content.threshold(), sections);
    }

    private static void refuseCounts(List<CriteriaSectionInput> sections) {
        if (sections.isEmpty() || sections.size() > MOST_SECTIONS) {
            throw new Refusal(sections.isEmpty() ? "LIST_EMPTY" : "LIST_TOO_LONG", "content.sections", MOST_SECTIONS);
        }
        int criteria = 0;
        for (int i = 0; i < sections.size(); i++) {
            if (sections.get(i).criteria().isEmpty()) {
                throw new Refusal("CRITERIA_SECTION_EMPTY", "content.sections." + i + ".criteria");
            }
            criteria += sections.get(i).criteria().size();
            if (criteria > MOST_CRITERIA) {
                throw new Refusal("LIST_TOO_LONG", "content.sections." + i + ".criteria", MOST_CRITERIA);
            }
        }
    }

    private static List<CriteriaSectionInput> sections(List<CriteriaSectionInput> given) {
        List<CriteriaSectionInput> sections = new ArrayList<>();
        Set<Object> orders = new HashSet<>(), titles = new HashSet<>(), texts = new HashSet<>();
        for (int i = 0; i < given.size(); i++) {
            String path = "content.sections." + i;
            CriteriaSectionInput section = given.get(i);
            refusePlace(section.order(), orders, path + ".order");
            String title = Text.line(section.title(), path + ".title", LONGEST_NAME);
            refuseTwice(Text.plain(title), titles, path + ".title");
            sections.add(new CriteriaSectionInput(section.order(), title, section.minimum(), criteria(section.criteria(), texts, path + ".criteria.")));
            if (section.minimum() != null) {
                refuseOutside(section.minimum(), 0, path + ".minimum");
                refuseUnreachable(section.minimum(), maximum(section), path + ".minimum");
            }
        }
        return sections;
    }

    private static List<CriterionInput> criteria(List<CriterionInput> given, Set<Object> texts, String section) {
        List<CriterionInput> criteria = new ArrayList<>();
        Set<Object> orders = new HashSet<>();
        for (int i = 0; i < given.size(); i++) {
            CriterionInput criterion = given.get(i);
            refusePlace(criterion.order(), orders, section + i + ".order");
            String text = Text.line(criterion.text(), section + i + ".text", LONGEST_WORDING);
            refuseTwice(Text.plain(text), texts, section + i + ".text");
            // Only what is failed or not, and gives no points, has none to give.
            refuseOutside(criterion.maximum(), criterion.veto() ? 0 : 1, section + i + ".maximum");
            criteria.add(new CriterionInput(criterion.order(), text, criterion.maximum(), criterion.veto(),
                Text.optionalLine(criterion.evidence(), section + i + ".evidence", LONGEST_WORDING)));
        }
        return criteria;
    }

    private static int maximum(CriteriaSectionInput section) {
        return section.criteria().stream().mapToInt(CriterionInput::maximum).sum();
    }

    private static void refusePlace(int place, Set<Object> taken, String path) {
        if (place < 1 || place > LAST_PLACE) {
            throw new Refusal("CRITERIA_PLACE_IMPOSSIBLE", path, LAST_PLACE);
        }
        refuseTwice(place, taken, path);
    }

    private static void refuseTwice(Object said, Set<Object> taken, String path) {
        if (!taken.add(said)) {
            throw new Refusal("CRITERIA_TWICE", path);
        }
    }

    private static void refuseOutside(int points, int least, String path) {
        if (points < least || points > MOST_POINTS) {
            throw new Refusal("CRITERIA_POINTS_IMPOSSIBLE", path, least, MOST_POINTS);
        }
    }

    private static void refuseUnreachable(int needed, int most, String path) {
        if (needed > most) {
            throw new Refusal("CRITERIA_THRESHOLD_TOO_HIGH", path, needed, most);
        }
    }
}
