package vn.khuyenhoc.campaign.review;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.campaign.review.Words.Unit;

/** Which figures a review has, in the order of the association's own reports. */
final class Figures {
    private final Review review;
    private final Words words;

    Figures(Review review, Words words) {
        this.review = review;
        this.words = words;
    }

    private Figure figure(String name, Unit unit, String now, String before) {
        return new Figure(words.say(name.replace("/", ".")), unit, now + "/" + name, before + "/" + name);
    }

    List<Figure> size() {
        return List.of(figure("organizationCount", Unit.COUNT, "summary", "sizeBefore"), figure("memberCount", Unit.COUNT, "summary", "sizeBefore"),
            figure("membershipRatio/percent", Unit.PERCENT, "summary", "sizeBefore"));
    }

    List<Figure> centres() {
        return Stream.of("communeLevel", "villageLevel", "managers", "secondedTeachers", "collaborators")
            .map(name -> figure(name, Unit.COUNT, "learningCentreSummary", "centresBefore")).toList();
    }

    List<Figure> recognition() {
        List<Figure> figures = new ArrayList<>(each(review.titles(), "kind", "TitleKind", "recognised", Unit.COUNT, "recognitionSummary/titles", "recognitionBefore/titles"));
        figures.add(figure("citizenAccounts", Unit.COUNT, "recognitionSummary", "recognitionBefore"));
        figures.add(figure("collectives", Unit.COUNT, "commendationSummary", "commendationsBefore"));
        figures.add(figure("individuals", Unit.COUNT, "commendationSummary", "commendationsBefore"));
        return figures;
    }

    List<Figure> fund() {
        return List.of(figure("raised", Unit.MONEY, "fundSummary", "moneyBefore"), figure("spent", Unit.MONEY, "fundSummary", "moneyBefore"),
            figure("beneficiaryTurns", Unit.COUNT, "fundSummary", "moneyBefore"));
    }

    List<Figure> spending() {
        return each(review.purposes(), "purpose", "GrantPurpose", "amount", Unit.MONEY, "fundSummary/byPurpose", "moneyBefore/byPurpose");
    }

    List<Figure> turns() {
        return each(review.purposes(), "purpose", "GrantPurpose", "turns", Unit.COUNT, "fundSummary/byPurpose", "moneyBefore/byPurpose");
    }

    /** A line for each kind; in both answers every kind is there, in the schema's order. */
    private List<Figure> each(JsonNode kinds, String kind, String type, String name, Unit unit, String now, String before) {
        return IntStream.range(0, kinds.size()).mapToObj(i -> {
            String place = "/" + i + "/" + name;
            return new Figure(words.of(type, kinds.get(i).get(kind)), unit, now + place, before + place);
        }).toList();
    }
}
