package vn.khuyenhoc.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.SampleTest;

/** The year in review as a page says what the API says, and says where. */
@SampleTest
class ReviewPageTest {
    private static final Pattern FIGURE = Pattern.compile("<td class=\"amount\">([^<]*) <a class=\"how\" href=\"([^\"]*)\" data-figure=\"([^\"]*)\" aria-label=\"([^\"]*)\">");
    private static final String WORKBENCH = "../../graphiql#operation=";

    @Autowired Api api;
    @Autowired JsonMapper json;

    /** @param about label and year */
    private record Shown(String text, String link, String place, String about) {
        static Shown of(MatchResult found) {
            return new Shown(found.group(1), HtmlUtils.htmlUnescape(found.group(2)), found.group(3), HtmlUtils.htmlUnescape(found.group(4)));
        }

        /** As Vietnam writes it. */
        BigDecimal number() {
            return new BigDecimal(text.replaceFirst(" \\(.*", "").replaceAll("[^0-9,-]", "").replace(',', '.'));
        }

        /** What an answer has at the place, or the difference of what it has at two; null where it tells one of them to nobody. */
        @Nullable BigDecimal in(JsonNode answer) {
            List<JsonNode> values = Stream.of(place.split(" - ")).map(answer::at).toList();
            assertThat(values).as(about + " " + place).noneMatch(JsonNode::isMissingNode);
            return values.stream().anyMatch(JsonNode::isNull) ? null
                : values.stream().map(value -> new BigDecimal(value.asString())).reduce(BigDecimal::subtract).orElseThrow();
        }
    }

    private HttpResponse<String> answer(Api caller, String path, String language) {
        return caller.send(caller.request("/reports/" + path, language));
    }

    private List<Shown> figures(String path) {
        HttpResponse<String> answer = answer(api.as("nobody"), path, "vi");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return FIGURE.matcher(answer.body()).results().map(Shown::of).toList();
    }

    @Test
    void showsThePublishedFiguresBesideThoseOfTheYearBefore() {
        Map<String, String> shown = figures("QT/2023").stream().collect(Collectors.toMap(figure -> figure.about().substring("Cách tính: ".length()), Shown::text, (first, same) -> first));
        assertThat(shown).containsEntry("Tổ chức hội, 2023", "2.577").containsEntry("Hội viên, 2023", "216.652").containsEntry("Tỷ lệ hội viên trên dân số, 2023", "32,84 %")
            .containsEntry("Trung tâm cấp xã, 2023", "125").containsEntry("Trung tâm cấp thôn, 2023", "768").containsEntry("Người quản lý, 2023", "282")
            .containsEntry("Giáo viên biệt phái, 2023", "66").containsEntry("Cộng tác viên, 2023", "60")
            .containsEntry("Gia đình học tập, 2023", "64.410").containsEntry("Dòng họ học tập, 2023", "583").containsEntry("Cộng đồng học tập, 2023", "431").containsEntry("Đơn vị học tập, 2023", "426")
            .containsEntry("Tài khoản công dân học tập, 2023", "3.279").containsEntry("Lượt tập thể được khen thưởng, 2023", "2").containsEntry("Lượt cá nhân được khen thưởng, 2023", "3")
            .containsEntry("Huy động, 2023", "39.847.560.000 đồng").containsEntry("Lượt người thụ hưởng, 2023", "19.013")
            .containsEntry("Tổ chức hội, 2022", "3.561").containsEntry("Hội viên, 2022", "206.689").containsEntry("Tỷ lệ hội viên trên dân số, 2022", "31,79 %")
            .containsEntry("Huy động, 2022", "35.410.000.000 đồng").containsEntry("Lượt người thụ hưởng, 2022", "17.240");
    }

    @Test
    void saysHowMuchChanged() {
        assertThat(figures("QT/2023")).extracting(Shown::text).contains("+9.963 (+4,82 %)", "+1,05 điểm phần trăm", "-984 (-27,63 %)", "+4.437.560.000 (+12,53 %)");
    }

    @ParameterizedTest
    @CsvSource({"QT/2023", "QT-464/2022", "QT-19333/2023"})
    void linksEveryFigureToTheQuestionThatAnswersIt(String path) {
        List<Shown> figures = figures(path);
        assertThat(figures).hasSizeGreaterThan(40).extracting(Shown::link).allMatch(link -> link.startsWith(WORKBENCH));
        Map<String, JsonNode> answers = figures.stream().map(Shown::link).distinct().collect(Collectors.toMap(Function.identity(), this::asked));
        assertThat(answers).hasSizeBetween(2, 3);
        assertThat(figures).allSatisfy(figure -> {
            BigDecimal value = figure.in(answers.get(figure.link()));
            if (value == null) {
                assertThat(figure.text()).as(figure.about()).isEqualTo("–");
            } else {
                assertThat(figure.number()).as(figure.about()).isEqualByComparingTo(value);
            }
        });
    }

    /** Whatever stands in a cell for numbers, and whatever is drawn, is one of the figures that were compared with their questions. */
    @ParameterizedTest
    @CsvSource({"QT/2023", "QT-464/2022", "QT-19333/2023", "QT/2011"})
    void hasNoFigureWithoutALink(String path) {
        String page = answer(api.as("nobody"), path, "vi").body();
        List<Shown> linked = figures(path);
        assertThat(Pattern.compile("<td class=\"amount\"").matcher(page).results()).hasSameSizeAs(linked);
        assertThat(Pattern.compile("<td[^>]*>([^<]*)</td>").matcher(page).results().map(cell -> cell.group(1))).as("cells without a link are words").noneMatch(text -> text.matches(".*\\d.*"));
        Set<String> told = linked.stream().map(Shown::text).collect(Collectors.toSet());
        List<String> drawn = Pattern.compile("(?s)<svg .*?</svg>").matcher(page).results().map(MatchResult::group).filter(svg -> !svg.contains("class=\"month\""))
            .flatMap(svg -> Pattern.compile("<text x=[^>]*>([^<]*)</text>").matcher(svg).results().map(text -> text.group(1))).toList();
        assertThat(drawn).isNotEmpty().allMatch(told::contains);
        assertThat(Pattern.compile("(?s)<figure>.*?</figure>").matcher(page).results().map(MatchResult::group).filter(figure -> figure.contains("class=\"month\""))).as("months have their own question")
            .allMatch(figure -> figure.contains("#operation=ContributionsByMonth"));
    }

    /** What the workbench would be answered behind a link. */
    private JsonNode asked(String link) {
        Map<String, Object> variables = new HashMap<>();
        String[] parts = link.substring(WORKBENCH.length()).split("&");
        for (int i = 1; i < parts.length; i++) {
            String[] variable = parts[i].split("=", 2);
            String value = URLDecoder.decode(variable[1], UTF_8);
            variables.put(variable[0], value.matches("\\d+") ? Integer.valueOf(value) : value);
        }
        JsonNode answer = json.readTree(api.as("nobody").post(json.writeValueAsString(Map.of("documentId", parts[0], "variables", variables)), "vi").body());
        assertThat(answer.has("errors")).as(answer.toString()).isFalse();
        return answer.get("data");
    }

    @Test
    void showsTargetsWithWhatWasReached() {
        assertThat(figures("QT/2023")).filteredOn(figure -> figure.about().startsWith("Cách tính: Hội viên, ")).extracting(Shown::text)
            .containsExactly("216.652", "206.689", "+9.963 (+4,82 %)", "217.689", "216.652", "99,52 %");
        assertThat(answer(api, "QT/2023", "vi").body()).contains("Hội viên (135/KH-UBND)", "<td>Dự báo không đạt</td>");
        assertThat(answer(api, "QT/2011", "vi").body()).contains("Không có chỉ tiêu nào được giao cho năm này.");
    }

    @Test
    void drawsWhatItSaysAndSaysWhatItDraws() {
        String page = answer(api, "QT/2023", "vi").body();
        assertThat(page).contains("<svg ", "Huy động 2023: 39.847.560.000 đồng. 2022: 35.410.000.000 đồng.", "<title id=\"targets-title\">Phần trăm chỉ tiêu đã đạt</title>", "@page { size: A4");
        List<Integer> wide = Pattern.compile("<rect class=\"(?:received|before)\" x=\"220\" y=\"\\d+\" width=\"(\\d+)\"").matcher(page).results().map(bar -> Integer.valueOf(bar.group(1))).toList();
        assertThat(wide).hasSize(10).startsWith(390, 347);
    }

    @Test
    void drawsWhatWasRaisedMonthByMonth() {
        String province = api.data("{ organization(code: \"QT\", asOf: \"2023-12-31\") { id } }").at("/organization/id").asString();
        JsonNode months = api.as("nobody").data("query($id: ID!) { contributionStatistics(within: $id, from: \"2023-01-01\", to: \"2023-12-31\", groupBy: [MONTH]) { nodes { period { month } amount yearBefore { amount } } } }",
            Map.of("id", province)).at("/contributionStatistics/nodes");
        String page = answer(api.as("nobody"), "QT/2023", "vi").body();
        assertThat(months).hasSize(12).allSatisfy(month -> assertThat(page).contains(String.format(Locale.of("vi", "VN"), "T%d: %,d đồng (2022: %,d đồng).",
            month.at("/period/month").asInt(), month.get("amount").asLong(), month.at("/yearBefore/amount").asLong())));
        assertThat(page).contains("#operation=ContributionsByMonth&amp;within=").contains("class=\"month\"");
        assertThat(answer(api, "QT-19333/2023", "en").body()).contains("Raised by month");
    }

    @Test
    void drawsTheMonthsOfAYearUnderWayThatHaveBegun() {
        LocalDate today = LocalDate.now(Days.VIETNAM);
        String page = answer(api.as("nobody"), "QT/" + today.getYear(), "vi").body();
        assertThat(page).contains("T1: ", "T" + today.getMonthValue() + ": ").doesNotContain("T" + (today.getMonthValue() + 1) + ": ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "nowhere/2023 | vi | 404 | Không có tổ chức nào mang mã “nowhere” trong năm 2023.", "%3Cscript%3E/2023 | en | 404 | No organization bears the code “&lt;script&gt;” in 2023.",
        "QT/2099 | vi | 404 | Năm 2099 chưa đến: chưa có gì để tổng kết.", "QT/2099 | en | 404 | The year 2099 has not begun: nothing is reported yet.",
        "QT/1944 | vi | 400 | Năm của &#39;1944&#39; nằm ngoài khoảng 1945-2100."})
    void saysOnAPageWhyThereIsNone(String path, String language, int status, String why) {
        HttpResponse<String> answer = api.send(api.as("nobody").request("/reports/" + path, language).header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow()).startsWith("default-src 'none'");
        assertThat(answer.body()).contains("<html lang=\"" + language + "\">", why);
        assertThat(answer(api, "QT/2099", "vi").statusCode()).isEqualTo(404);
    }

    @Test
    void speaksEnglishToWhoAsksForIt() {
        HttpResponse<String> answer = answer(api, "QT/2023", "en");
        assertThat(answer.body()).contains("<html lang=\"en\">", "<h1>The year 2023 in review</h1>", "216,652", "32.84 %", "39,847,560,000 dong", "Learning Family", ">how computed</a>", "Sample data")
            .doesNotContain("Cách tính", "Hội viên");
        assertThat(answer.headers().allValues("Vary").toString()).containsIgnoringCase("accept-language").containsIgnoringCase("authorization");
    }

    @Test
    void loadsAndRunsNothing() {
        HttpResponse<String> answer = answer(api, "QT/2023", "vi");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow()).startsWith("default-src 'none'; style-src 'sha256-").doesNotContain("unsafe");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.body()).contains("<html lang=\"vi\">", "Dữ liệu mẫu").doesNotContain("<script", "style=", "src=");
    }

    @Test
    void isConfirmedToEverybodyAndKeptForNobodyInParticular() {
        HttpResponse<String> first = answer(api.as("nobody"), "QT-19333/2023", "vi");
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(first.headers().firstValue("Cache-Control")).hasValue("no-cache");
        HttpResponse<String> again = api.as("nobody").send(api.as("nobody").request("/reports/QT-19333/2023", "vi").header("If-None-Match", tag));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(answer(api.as("nobody"), "QT-19333/2023", "en").headers().firstValue("ETag").orElseThrow()).isNotEqualTo(tag);
        HttpResponse<String> signedIn = answer(api, "QT-19333/2023", "vi");
        assertThat(signedIn.headers().firstValue("ETag")).isEmpty();
        assertThat(signedIn.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "nowhere/2023 | vi | 404 | NOT_FOUND | Không có trang này.", "%3Cscript%3E/2023 | en | 404 | NOT_FOUND | There is no such page.",
        "QT/1944 | vi | 400 | YEAR_OUT_OF_RANGE | Năm của '1944' nằm ngoài khoảng 1945-2100.", "QT/2101 | en | 400 | YEAR_OUT_OF_RANGE | The year of '2101' is outside 1945-2100."})
    void refusesWhatIsNobodysReport(String path, String language, int status, String code, String message) {
        HttpResponse<String> answer = answer(api, path, language);
        assertThat(answer.statusCode()).isEqualTo(status);
        JsonNode error = json.readTree(answer.body()).at("/errors/0");
        assertThat(error.at("/extensions/code").asString()).isEqualTo(code);
        assertThat(error.get("message").asString()).isEqualTo(message);
        assertThat(error.at("/extensions/argument").asString("")).isEqualTo(code.equals("YEAR_OUT_OF_RANGE") ? "year" : "");
    }
}
