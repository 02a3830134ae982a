package vn.khuyenhoc.recognition.title;

import java.util.List;

import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.statistics.Statement;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.census.Census;
import vn.khuyenhoc.organization.census.Question;
import vn.khuyenhoc.recognition.TitleKind;

/** Statements of titles; of few that people may hold, nobody learns how many they are who may not see them. */
@Component
class TitleStatements {
    private static final int FEWEST = 5;
    private static final List<String> FIGURES = List.of("held", "newlyRecognised", "ended");

    private final Census census;
    private final Titles titles;
    private final Organizations organizations;
    private final Days days;

    TitleStatements(Census census, Titles titles, Organizations organizations, Days days) {
        this.census = census;
        this.titles = titles;
        this.organizations = organizations;
        this.days = days;
    }

    Statement<TitleDimension> of(Question<TitleDimension> question) {
        Statement<TitleDimension> statement = census.of(question, titles.counted(question.page(), TitleDimension.KIND), FIGURES);
        int kind = question.grouping().by().indexOf(TitleDimension.KIND);
        return question.seenWhole(organizations, days.today()) ? statement
            : statement.hiding(FEWEST, key -> kind < 0 || HeldTitles.OF_PEOPLE.contains(TitleKind.values()[key.get(kind).intValue()]));
    }
}
