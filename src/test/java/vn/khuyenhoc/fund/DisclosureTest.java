package vn.khuyenhoc.fund;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.fund.ContributionRegister.Donor;
import vn.khuyenhoc.fund.ContributionRegister.Entry;
import vn.khuyenhoc.fund.GrantRegister.Round;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.organization.OrganizationBasis;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.OrganizationLevel;
import vn.khuyenhoc.organization.OrganizationRegister;
import vn.khuyenhoc.organization.OrganizationRegister.Establishment;
import vn.khuyenhoc.organization.OrganizationRegister.Merger;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Downloads;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.WriteTest;

/** A fund publishes what it received and how it was used: all that the law wants, and no name that must not be shown. */
@WriteTest
class DisclosureTest {
    private static final String DISCLOSURE = """
        query($id: ID!) { node(id: $id) { ... on Organization { code name disclosure(year: 2021) { preview dueOn disclosedOn late
          fundYear { received spent closingBalance byPurpose { turns } } byDonorKind { donorKind contributionCount amount } byContributionKind { kind contributionCount amount }
          largestDonors { donor { kind name } amount } } } } }""";
    private static final String CLOSE = "mutation($input: CloseFundYearInput!) { closeFundYear(input: $input) { fundYear { version } errors { code } } }";
    private static final String DISCLOSE = "mutation($input: DiscloseFundYearInput!) { discloseFundYear(input: $input) { fundYear { state } errors { code } } }";

    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @Autowired OrganizationRegister organizations;
    @Autowired ContributionRegister contributions;
    @Autowired GrantRegister grants;

    OrganizationId commune;
    Api approver;

    @BeforeEach
    void aFundOf2021() {
        commune = fixtures.aCommune(fixtures.aProvince());
        approver = api.withToken(SelfIssued.token("lan", "OFFICER-APPROVER-VIEWER", commune));
        contributions.record(List.of(new Donor(DonorKind.BUSINESS, "<b>Công ty</b> & \"Hòa\" Bình", false), new Donor(DonorKind.INDIVIDUAL, "Lê Văn An", false),
            new Donor(DonorKind.CLAN, "Dòng họ Ẩn Danh", true), new Donor(DonorKind.BUSINESS, "=1+1", false)), List.of(
                gift(0, ContributionKind.TRANSFER, 5_000_000, "2021-02-10"), gift(0, ContributionKind.IN_KIND, 1_000_000, "2021-03-10"), gift(1, ContributionKind.CASH, 4_000_000, "2021-03-11"),
                gift(2, ContributionKind.CASH, 3_000_000, "2021-04-11"), gift(3, ContributionKind.CASH, 10_000, "2021-04-12"), gift(1, ContributionKind.CASH, 99_000_000, "2022-03-11")));
        grants.pay(List.of(new Round(commune, GrantPurpose.SCHOLARSHIP, "Học bổng", "1/QĐ", LocalDate.of(2021, 5, 12), 1_234, 2_500_000)));
    }

    private Entry gift(int donor, ContributionKind kind, long amount, String on) {
        return new Entry(commune, donor, kind, amount, LocalDate.parse(on), kind == ContributionKind.IN_KIND ? "Sách" : null);
    }

    private String id() {
        return GlobalId.of("Organization", commune.value());
    }

    private JsonNode shownTo(Api caller) {
        return caller.data(DISCLOSURE, Map.of("id", id())).at("/node/disclosure");
    }

    private String closed() {
        return approver.data(CLOSE, Map.of("input", Map.of("organization", id(), "year", 2021))).at("/closeFundYear/fundYear/version").asString();
    }

    private void disclosed() {
        assertThat(approver.data(DISCLOSE, Map.of("input", Map.of("organization", id(), "year", 2021, "version", closed()))).at("/discloseFundYear/fundYear/state").asString()).isEqualTo("DISCLOSED");
    }

    private String page() {
        return "/disclosures/" + api.data(DISCLOSURE, Map.of("id", id())).at("/node/code").asString() + "/2021";
    }

    private static List<String> donors(JsonNode disclosure) {
        return disclosure.get("largestDonors").valueStream().map(one -> one.at("/donor/kind").asString() + " " + one.at("/donor/name").asString("-") + " " + one.get("amount").asLong()).toList();
    }

    @Test
    void showsNothingBeforeItIsPublishedButAPreviewToThoseWhoLookAfterTheFund() {
        assertThat(shownTo(approver).isNull()).as("open").isTrue();
        closed();
        assertThat(shownTo(api).isNull()).isTrue();
        assertThat(shownTo(api.withToken(SelfIssued.token("minh", "APPROVER-VIEWER", fixtures.aProvince()))).isNull()).isTrue();
        assertThat(api.get(page()).statusCode()).isEqualTo(404);
        JsonNode preview = shownTo(approver);
        assertThat(preview.get("preview").asBoolean()).isTrue();
        assertThat(preview.get("disclosedOn").isNull()).isTrue();
        assertThat(preview.get("late").asBoolean()).as("due since 2022").isTrue();
        assertThat(preview.at("/fundYear/received").asLong()).isEqualTo(13_010_000);
    }

    @Test
    void publishesReceiptsAndTheirUse() {
        disclosed();
        JsonNode shown = shownTo(api);
        assertThat(shown.get("preview").asBoolean()).isFalse();
        assertThat(shown.get("dueOn").asString()).isEqualTo("2022-03-31");
        assertThat(shown.get("late").asBoolean()).isTrue();
        assertThat(shown.at("/fundYear/closingBalance").asLong()).isEqualTo(10_510_000);
        assertThat(shown.get("byDonorKind").valueStream().map(one -> one.get("donorKind").asString() + " " + one.get("contributionCount").asInt() + " " + one.get("amount").asLong()))
            .containsExactly("INDIVIDUAL 1 4000000", "BUSINESS 3 6010000", "CLAN 1 3000000", "AGENCY 0 0", "OVERSEAS 0 0");
        assertThat(shown.get("byContributionKind").valueStream().map(one -> one.get("kind").asString() + " " + one.get("contributionCount").asInt() + " " + one.get("amount").asLong()))
            .containsExactly("CASH 3 7010000", "TRANSFER 1 5000000", "IN_KIND 1 1000000");
        assertThat(donors(shown)).containsExactly("BUSINESS <b>Công ty</b> & \"Hòa\" Bình 6000000", "BUSINESS =1+1 10000");
        assertThat(donors(shownTo(approver))).containsExactly("BUSINESS <b>Công ty</b> & \"Hòa\" Bình 6000000", "INDIVIDUAL Lê Văn An 4000000", "BUSINESS =1+1 10000");
    }

    @Test
    void printsAPageThatLoadsAndRunsNothing() {
        disclosed();
        HttpResponse<String> answer = approver.get(page());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow()).startsWith("default-src 'none'; style-src 'sha256-").doesNotContain("unsafe");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.body()).contains("năm 2021", "Hạn công khai: 31/03/2022", "Công khai muộn", "13.010.000", "10.510.000", "1.234", "@page { size: A4",
            "&lt;b&gt;Công ty&lt;/b&gt; &amp; &quot;Hòa&quot; Bình",
            "Tháng 5: thu 0 đồng, chi 2.500.000 đồng.", "Học bổng: 2.500.000 đồng, 1.234 lượt.");
        assertThat(answer.body()).doesNotContain("<b>", "<script", "style=", "Lê Văn An", "Ẩn Danh", "Dữ liệu mẫu", "99.000.000");
        assertThat(Pattern.compile("(?:src|href)=\"([^\"]*)\"").matcher(answer.body()).results().map(link -> link.group(1))).containsExactly("2021.xlsx");
    }

    @Test
    void namesNobodyFromOverseasOnThePageNorInTheSpreadsheet() {
        contributions.record(List.of(new Donor(DonorKind.OVERSEAS, "Bà Nguyễn Thị Kiều Bào", false)), List.of(gift(0, ContributionKind.TRANSFER, 8_000_000, "2021-06-01")));
        disclosed();
        assertThat(donors(shownTo(approver))).first().isEqualTo("OVERSEAS Bà Nguyễn Thị Kiều Bào 8000000");
        for (Api other : List.of(api, api.withToken(SelfIssued.token("ba", "OFFICER-VIEWER", fixtures.aProvince())))) {
            assertThat(donors(shownTo(other))).containsExactly("BUSINESS <b>Công ty</b> & \"Hòa\" Bình 6000000", "BUSINESS =1+1 10000");
        }
        assertThat(approver.get(page()).body()).contains("8.000.000", "Không nêu tên cá nhân, kiều bào").doesNotContain("Nguyễn Thị");
        assertThat(Downloads.xlsx(Downloads.send(approver.request(page() + ".xlsx", "vi").build())).stream().flatMap(Row::stream).filter(Objects::nonNull).map(Cell::getText))
            .contains("8000000").noneMatch(text -> text.contains("Nguyễn Thị"));
    }

    @Test
    void namesABodyOnceThatWasTypedForEachOfItsGifts() {
        contributions.record(List.of(new Donor(DonorKind.BUSINESS, "=1+1", false)), List.of(gift(0, ContributionKind.CASH, 7_000_000, "2021-06-01")));
        disclosed();
        assertThat(donors(shownTo(api))).containsExactly("BUSINESS =1+1 7010000", "BUSINESS <b>Công ty</b> & \"Hòa\" Bình 6000000");
    }

    @Test
    void escapesTheNameOfTheHolder() {
        String code = "X-" + commune.value();
        commune = organizations.establish(List.of(new Establishment(code, "Ban <script>alert(1)</script>", OrganizationLevel.BOARD,
            OrganizationBasis.AGENCY, commune, fixtures.unitOf(commune), LocalDate.of(2015, 1, 1)))).getFirst();
        contributions.record(List.of(new Donor(DonorKind.CLAN, "Dòng họ", false)), List.of(gift(0, ContributionKind.CASH, 1_000, "2021-02-10")));
        disclosed();
        assertThat(api.get(page()).body()).contains("Ban &lt;script&gt;alert(1)&lt;/script&gt;").doesNotContain("<script");
    }

    @Test
    void namesWhatWasRecordedLate() {
        disclosed();
        assertThat(api.get(page()).body()).doesNotContain("Khoản ghi muộn");
        contributions.record(List.of(new Donor(DonorKind.CLAN, "Dòng họ", false)), List.of(gift(0, ContributionKind.CASH, 77_000, "2021-12-30"), gift(0, ContributionKind.CASH, 1_000, "2021-12-31")));
        assertThat(api.get(page()).body()).contains("7. Khoản ghi muộn", "2 khoản phát sinh trong năm được ghi sau khi khóa sổ", "được tính vào năm 2022", "78.000").contains("13.010.000", "10.510.000");
        List<List<String>> rows = rows(Downloads.send(api.request(page() + ".xlsx", "vi").build()));
        assertThat(rows).contains(List.of("Thu", "78000"), List.of("Tổng thu", "13010000"));
        assertThat(rows.toString()).contains("được tính vào năm 2022");
    }

    /** It had been in the query alone. */
    @Test
    void bearsTheNoteOfTheYear() {
        String note = "Đã kiểm kê <i>ngày 31/12</i> & khớp";
        String version = approver.data(CLOSE, Map.of("input", Map.of("organization", id(), "year", 2021, "note", note))).at("/closeFundYear/fundYear/version").asString();
        assertThat(api.get(page()).body()).as("closed").doesNotContain("kiểm kê");
        approver.data(DISCLOSE, Map.of("input", Map.of("organization", id(), "year", 2021, "version", version)));
        assertThat(api.get(page()).body()).contains("<p class=\"note\">Ghi chú khi khóa sổ: Đã kiểm kê &lt;i&gt;ngày 31/12&lt;/i&gt; &amp; khớp</p>");
        assertThat(rows(Downloads.send(api.request(page() + ".xlsx", "en").build()))).contains(List.of("Ghi chú khi khóa sổ", note));
    }

    @Test
    void bearsNoNoteWhereNoneWasMade() {
        disclosed();
        assertThat(api.get(page()).body()).contains("Công khai thu, chi").doesNotContain("Ghi chú");
        assertThat(rows(Downloads.send(api.request(page() + ".xlsx", "vi").build())).toString()).contains("Ngày công khai").doesNotContain("Ghi chú");
    }

    private static List<List<String>> rows(HttpResponse<byte[]> workbook) {
        return Downloads.xlsx(workbook).stream().map(row -> row.stream().filter(Objects::nonNull).map(Cell::getText).toList()).toList();
    }

    private OrganizationId aBoard(String code, String name, OrganizationId above, LocalDate since) {
        return organizations.establish(List.of(new Establishment(code, name, OrganizationLevel.BOARD, OrganizationBasis.AGENCY, above, fixtures.unitOf(above), since))).getFirst();
    }

    private String pageOf(OrganizationId holder) {
        return api.data("query($id: ID!) { node(id: $id) { ... on Organization { disclosure(year: 2021) { page } } } }", Map.of("id", GlobalId.of("Organization", holder.value())))
            .at("/node/disclosure/page").asString("-");
    }

    /** The page of the one that ended was not to be found once another had its code. */
    @Test
    void findsTheOneThatBoreTheCodeThoughAnotherHasItNow() {
        OrganizationId above = commune;
        String code = "X-" + above.value();
        OrganizationId ended = aBoard(code, "Ban cũ", above, LocalDate.of(2015, 1, 1));
        commune = ended;
        contributions.record(List.of(new Donor(DonorKind.CLAN, "Dòng họ", false)), List.of(gift(0, ContributionKind.CASH, 111_000, "2021-02-10")));
        organizations.merge(List.of(new Merger(ended, fixtures.aBoard(above, Fixtures.LONG_AGO))), LocalDate.of(2021, 7, 1));
        OrganizationId young = aBoard(code, "Ban mới", above, LocalDate.of(2021, 7, 1));
        disclosed();
        String page = "/disclosures/" + code + "/2021";
        assertThat(api.get(page).body()).contains("Ban cũ", "111.000", "kết thúc sau ngày 30/06/2021").doesNotContain("Ban mới");
        assertThat(pageOf(ended)).isEqualTo(page + "?on=2021-06-30");
        commune = young;
        contributions.record(List.of(new Donor(DonorKind.CLAN, "Dòng họ", false)), List.of(gift(0, ContributionKind.CASH, 222_000, "2021-08-10")));
        disclosed();
        assertThat(pageOf(young)).isEqualTo(page);
        String both = api.get(page).body();
        assertThat(both).contains("Ban mới", "222.000", "<a href=\"2021?on=2021-06-30\">Ban cũ</a>", "<a href=\"2021.xlsx\">").doesNotContain("111.000");
        assertThat(api.get(page + "?on=2021-07-01").body()).isEqualTo(both);
        assertThat(api.get(page + "?on=2021-06-30").body()).contains("Ban cũ", "111.000", "<a href=\"2021\">Ban mới</a>", "<a href=\"2021.xlsx?on=2021-06-30\">").doesNotContain("222.000");
        assertThat(Downloads.xlsx(Downloads.send(api.request(page + ".xlsx?on=2021-06-30", "vi").build())).stream().flatMap(Row::stream).filter(Objects::nonNull).map(Cell::getText))
            .contains("Ban cũ", "111000").doesNotContain("222000");
        assertThat(List.of(page + "?on=2014-12-31", page + "?on=yesterday", page + "?on=%2B999999999-01-01")).allSatisfy(nobody -> assertThat(api.get(nobody).statusCode()).isEqualTo(404));
    }

    @Test
    void givesTheSameAsASpreadsheet() {
        disclosed();
        HttpResponse<byte[]> answer = Downloads.send(api.request(page() + ".xlsx", "vi").build());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow()).contains("attachment", "cong-khai-", "-2021.xlsx");
        List<List<String>> rows = new ArrayList<>();
        for (Row row : Downloads.xlsx(answer)) {
            rows.add(row.stream().filter(Objects::nonNull).map(Cell::getText).toList());
            assertThat(row.stream().filter(Objects::nonNull).map(Cell::getType)).doesNotContain(CellType.FORMULA);
        }
        assertThat(rows).contains(List.of("Tổng thu", "13010000"), List.of("Học bổng", "1234", "2500000"), List.of("Doanh nghiệp", "3", "6010000"),
            List.of("=1+1", "10000"), List.of("Cá nhân", "1", "4000000"), List.of("5", "0", "2500000"), List.of("Số dư cuối năm", "10510000"));
        assertThat(rows.toString()).doesNotContain("Lê Văn An", "Ẩn Danh");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/disclosures/nowhere/2021", "/disclosures/nowhere/9999", "/disclosures/%3Cscript%3E/2021"})
    void saysPlainlyThatNothingIsPublishedThere(String path) {
        HttpResponse<String> answer = api.get(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(answer.body()).contains("Không có bản công khai này").doesNotContain("script");
        HttpResponse<byte[]> workbook = Downloads.send(api.request(path + ".xlsx", "en").build());
        assertThat(workbook.statusCode()).isEqualTo(404);
        assertThat(Downloads.error(workbook).at("/extensions/code").asString()).isEqualTo("NOT_FOUND");
    }
}
