package vn.khuyenhoc.recognition;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.SampleTest;

/** The sheets that the sample brings can be judged by, and nobody takes their wording for the programmes' own. */
@SampleTest
class SampleSheetsTest {
    private static final String MARK = "(mẫu)";

    @Autowired Api api;

    private Map<String, JsonNode> sheets() {
        return api.as("anonymous").data("{ criteriaSheets(first: 100) { nodes { kind programme name total threshold state validFrom organization { id } "
            + "sections { title minimum maximum criteria { code text maximum veto } } } } }").at("/criteriaSheets/nodes").valueStream()
            .collect(toMap(sheet -> sheet.get("kind").asString(), identity()));
    }

    @Test
    void addUpToAHundredPointsForEachKind() {
        assertThat(sheets().keySet()).containsExactlyInAnyOrder("LEARNING_FAMILY", "LEARNING_CLAN", "LEARNING_COMMUNITY", "LEARNING_UNIT", "LEARNING_CITIZEN");
        sheets().forEach((kind, sheet) -> {
            assertThat(sheet.get("total").asInt()).as(kind).isEqualTo(100);
            assertThat(sheet.get("sections").valueStream().mapToInt(section -> section.get("maximum").asInt()).sum()).as(kind).isEqualTo(100);
            assertThat(sheet.get("sections").valueStream().flatMap(section -> section.get("criteria").valueStream()).mapToInt(one -> one.get("maximum").asInt()).sum()).as(kind).isEqualTo(100);
            assertThat(sheet.get("threshold").asInt()).as(kind).isEqualTo(70);
            assertThat(sheet.get("state").asString() + sheet.get("organization").isNull()).as(kind + " holds for the whole country").isEqualTo("IN_FORCEtrue");
        });
    }

    @Test
    void standInASpreadsheetForANewProvince() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("docs/spreadsheets/criteria-sheets.csv"));
        List<String> rows = List.of("LEARNING_FAMILY", "LEARNING_CLAN", "LEARNING_COMMUNITY", "LEARNING_UNIT", "LEARNING_CITIZEN").stream().map(kind -> sheets().get(kind)).flatMap(sheet -> sheet.get("sections").valueStream()
            .flatMap(section -> section.get("criteria").valueStream().map(one -> sheet.get("name").asString() + ";" + sheet.get("threshold").asInt() + ";" + section.get("title").asString() + ";"
                + (section.get("minimum").isNull() ? "" : section.get("minimum").asInt()) + ";" + one.get("text").asString() + ";" + one.get("maximum").asInt() + ";" + (one.get("veto").asBoolean() ? "x" : "")))).toList();
        assertThat(lines.stream().skip(1).map(line -> line.split(";", -1)).map(cells -> String.join(";", cells[4], cells[8], cells[9], cells[10], cells[11], cells[12], cells[13]))).containsExactlyElementsOf(rows);
    }

    @Test
    void areMarkedAsASampleInEveryWordOfTheirOwn() {
        sheets().forEach((kind, sheet) -> {
            assertThat(sheet.get("name").asString()).endsWith(MARK);
            assertThat(sheet.get("sections").findValuesAsString("title")).as(kind).isNotEmpty().allMatch(title -> title.endsWith(MARK));
            assertThat(sheet.get("sections").findValuesAsString("text")).as(kind).isNotEmpty().allMatch(text -> text.endsWith(MARK));
        });
    }

    @Test
    void judgeCitizensByThreeCapacitiesAndTenIndicators() {
        JsonNode citizens = sheets().get("LEARNING_CITIZEN");
        assertThat(citizens.get("programme").asString() + " " + citizens.get("validFrom").asString()).isEqualTo("677 2022-06-03");
        assertThat(citizens.get("sections").valueStream().map(section -> section.get("criteria").size())).containsExactly(4, 3, 3);
        assertThat(citizens.get("sections").findValuesAsString("code")).containsExactly("1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "2.3", "3.1", "3.2", "3.3");
        assertThat(List.copyOf(citizens.get("sections").findValuesAsString("text"))).doesNotHaveDuplicates();
        assertThat(sheets().values().stream().filter(sheet -> sheet.get("programme").asString().equals("387"))).as("what the families' programme asks of the others").hasSize(4);
    }
}
