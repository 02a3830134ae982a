package vn.khuyenhoc.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.khuyenhoc.fund.GrantDesk.child;
import static vn.khuyenhoc.fund.GrantDesk.draft;
import static vn.khuyenhoc.fund.GrantDesk.key;
import static vn.khuyenhoc.testing.Worded.assertWorded;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.Organizations.At;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Desk;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.Uploads;
import vn.khuyenhoc.testing.WriteTest;

/** Lists of recipients come in from spreadsheets as schools have them; what is wrong is shown by its cell. */
@WriteTest
class RecipientImportTest {
    private static final String KIND = "GRANT_RECIPIENTS";
    private static final String HEADINGS = "DANH SÁCH HỌC SINH NHẬN HỌC BỔNG;;;;;\nMã đợt chi;Họ và tên;Ngày sinh;Trường;Người giám hộ;Số tiền (đồng)\n";

    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @Autowired Uploads uploads;
    @Autowired Organizations organizations;

    OrganizationId commune, neighbour;
    GrantDesk treasurer;
    Desk desk;
    String code, mark;

    @BeforeEach
    void aCommune() {
        OrganizationId province = fixtures.aProvince();
        commune = fixtures.aCommune(province);
        neighbour = fixtures.aCommune(province);
        code = code(commune);
        mark = " " + key().substring(0, 8);
        String token = SelfIssued.token("lan", "OFFICER-VIEWER", commune);
        treasurer = new GrantDesk(api.withToken(token));
        desk = new Desk(uploads, api.withToken(token), token);
    }

    private String code(OrganizationId organization) {
        return organizations.on(List.of(new At(organization, LocalDate.of(2023, 1, 1)))).values().iterator().next().code();
    }

    private JsonNode drafted(String number) {
        return treasurer.done("draftGrant", draft(commune, number, "2023-05-10", null, null));
    }

    @Test
    void takesARoundOfTwoThousand() {
        JsonNode draft = drafted("12/QĐ-QKH (đợt 1)");
        StringBuilder file = new StringBuilder(HEADINGS);
        long sum = 0;
        for (int i = 0; i < 2_000; i++) {
            file.append(code).append(" 12/QĐ-QKH (đợt 1);Học Sinh ").append(i).append(mark).append(";").append(1 + i % 28).append("/03/").append(2008 + i % 9)
                .append(";Trường THCS ").append(i % 40).append(";Phụ Huynh ").append(i).append(";1.").append(100 + i % 900).append(".000\n");
            sum += 1_000_000 + (100 + i % 900) * 1_000;
        }
        JsonNode checked = desk.checked(KIND, file.toString());
        assertThat(checked.get("state").asString()).isEqualTo("CHECKED");
        assertThat(checked.get("rowCount").asInt() + " " + checked.get("badRowCount").asInt() + " " + checked.get("duplicateRowCount").asInt()).isEqualTo("2000 0 0");
        String id = checked.get("id").asString();
        assertThat(desk.apply(id, "REFUSE")).isEmpty();
        assertThat(desk.settled(id).get("state").asString()).isEqualTo("APPLIED");
        JsonNode listed = treasurer.shown(draft.get("id").asString());
        assertThat(listed.get("turns").asInt() + " " + listed.get("amount").asLong() + " " + listed.get("distinctRecipients").asInt() + " " + listed.get("editedBy").asString())
            .isEqualTo("2000 " + sum + " 2000 lan");
        JsonNode row = api.withToken(desk.token()).data("query($id: ID!, $where: GrantRecipientFilter) { node(id: $id) { ... on Grant { recipients(where: $where) { totalCount "
            + "nodes { amount recipient { birthDate school guardian } } } } } }", Map.of("id", draft.get("id").asString(), "where", Map.of("fullName", Map.of("startsWith", "hoc sinh 1999 "))))
            .at("/node/recipients");
        assertThat(row.get("totalCount").asInt()).isEqualTo(1);
        assertThat(row.at("/nodes/0").toString()).isEqualTo("{\"amount\":1299000,\"recipient\":{\"birthDate\":\"2009-03-12\",\"school\":\"Trường THCS 39\",\"guardian\":\"Phụ Huynh 1999\"}}");
        assertThat(desk.checked(KIND, file.toString()).get("badRowCount").asInt()).as("sent again, everybody is there").isEqualTo(2_000);
    }

    @Test
    void showsWhatIsWrongByItsCell() {
        JsonNode listed = drafted("1/Q");
        treasurer.done("addGrantRecipients", "idempotencyKey", key(), "id", listed.get("id").asString(),
            "recipients", List.of(child("Đã Có" + mark, "2012-03-04", "Trường A", "Bình", 1)));
        JsonNode cancelled = drafted("2/Q");
        treasurer.done("cancelGrant", "id", cancelled.get("id").asString(), "reason", "x", "version", cancelled.get("version").asString());
        treasurer.done("draftGrant", draft(commune, "3/Q", "2023-05-10", 4, 100));
        JsonNode checked = desk.checked(KIND, HEADINGS
            + code + " 1/Q;An" + mark + ";04/03/2012;Trường A;Bình;1000\n"
            + code + " 1/Q;ĐÃ CÓ" + mark + ";04/03/2012;truong a;Bình;1000\n"
            + code + " 1/Q;AN" + mark + ";4/3/2012;trường a;Khác;1000\n"
            + code + " 9/Q;An" + mark + ";04/03/2012;Trường A;Bình;1000\n"
            + code(neighbour) + " 1/Q;An" + mark + ";04/03/2012;Trường A;Bình;1000\n"
            + "1/Q;An" + mark + ";04/03/2012;Trường A;Bình;1000\n"
            + code + " 2/Q;An" + mark + ";04/03/2012;Trường A;Bình;1000\n"
            + code + " 3/Q;An" + mark + ";04/03/2012;Trường A;Bình;1000\n"
            + code + " 1/Q;Bảo" + mark + ";04/03/2099;Trường A;Bình;1000\n"
            + code + " 1/Q;Chi" + mark + ";04/03/2012;Trường A;Bình;0\n"
            + code + " 1/Q;Chi" + mark + ";04/03/2012;Trường A;Bình;1,5\n"
            + code + " 1/Q;;04/03/2012;Trường A;Bình;1000\n"
            + code + " 1/Q;Dung" + mark + ";;;;1000\n"
            + code + " 1/Q;Dung" + mark + ";;;;1000\n");
        assertThat(Desk.problems(checked)).containsExactly("4 B4 RECIPIENT_TWICE", "5 B5 RECIPIENT_TWICE", "6 A6 GRANT_UNKNOWN", "7 A7 GRANT_UNKNOWN", "8 A8 GRANT_UNKNOWN",
            "9 A9 GRANT_STATE_WRONG", "10 A10 GRANT_NOT_LISTED", "11 C11 BIRTH_YEAR_IMPOSSIBLE", "12 F12 AMOUNT_NOT_POSITIVE", "13 F13 CELL_NOT_A_NUMBER", "14 B14 CELL_EMPTY");
        String id = checked.get("id").asString();
        assertWorded("RECIPIENT_TWICE", message(id, "vi"), message(id, "en"));
        assertThat(desk.apply(id, "REFUSE").at("/0/code").asString()).isEqualTo("IMPORT_HAS_BAD_ROWS");
        assertThat(desk.apply(id, "SKIP")).isEmpty();
        assertThat(desk.settled(id).get("state").asString()).isEqualTo("APPLIED");
        assertThat(treasurer.shown(listed.get("id").asString()).get("turns").asInt()).as("one was there; An, and two by the name of Dung").isEqualTo(4);
    }

    /** All of it was applied or nothing, with a word of the whole list. */
    @Test
    void showsTheRowWithWhichTheListIsMoreThanTheDonorGave() {
        String earmark = api.withToken(desk.token()).data("mutation($input: RecordContributionInput!) { recordContribution(input: $input) { contribution { earmark { id } } errors { code } } }", Map.of("input",
            Map.of("idempotencyKey", key(), "organization", GlobalId.of("Organization", commune.value()), "kind", "CASH", "amount", 2_500, "receivedOn", "2023-05-02",
                "donor", Map.of("kind", "CLAN", "name", "Dòng họ"), "earmark", Map.of("wording", "Học bổng")))).at("/recordContribution/contribution/earmark/id").asString();
        JsonNode draft = treasurer.done("draftGrant", Stream.concat(Stream.of(draft(commune, "1/Q", "2023-05-10", null, null)), Stream.of("earmark", earmark)).toArray());
        treasurer.done("addGrantRecipients", "idempotencyKey", key(), "id", draft.get("id").asString(), "recipients", List.of(child("Đã Có" + mark, "2012-03-04", "Trường A", "Bình", 500)));
        JsonNode checked = desk.checked(KIND, HEADINGS
            + code + " 1/Q;An" + mark + ";04/03/2012;Trường A;Bình;1000\n"
            + code + " 1/Q;Bảo" + mark + ";04/03/2012;Trường A;Bình;1001\n"
            + code + " 1/Q;Chi" + mark + ";04/03/2012;Trường A;Bình;1000\n");
        assertThat(Desk.problems(checked)).containsExactly("4 F4 EARMARK_INSUFFICIENT");
        String id = checked.get("id").asString();
        assertWorded("EARMARK_INSUFFICIENT", message(id, "vi", "EARMARK_INSUFFICIENT"), message(id, "en", "EARMARK_INSUFFICIENT"));
        assertThat(desk.apply(id, "SKIP")).isEmpty();
        assertThat(desk.settled(id).get("state").asString()).isEqualTo("APPLIED");
        assertThat(treasurer.shown(draft.get("id").asString()).get("amount").asLong()).isEqualTo(2_500);
    }

    private String message(String id, String language) {
        return message(id, language, "RECIPIENT_TWICE");
    }

    private String message(String id, String language, String code) {
        return desk.shown(id, language).at("/rows/nodes").valueStream().flatMap(row -> row.get("problems").valueStream())
            .filter(problem -> problem.get("code").asString().equals(code)).findFirst().orElseThrow().get("message").asString();
    }

    @Test
    void appliesNothingIfTheRoundWasWithdrawnMeanwhile() {
        JsonNode draft = drafted("5/Q");
        JsonNode checked = desk.checked(KIND, HEADINGS + code + " 5/Q;An" + mark + ";04/03/2012;Trường A;Bình;1000\n");
        treasurer.done("cancelGrant", "id", draft.get("id").asString(), "reason", "x", "version", draft.get("version").asString());
        String id = checked.get("id").asString();
        assertThat(desk.apply(id, "REFUSE")).isEmpty();
        JsonNode settled = desk.settled(id);
        assertThat(settled.get("state").asString() + " " + settled.at("/refusal/code").asString()).isEqualTo("CHECKED GRANT_STATE_WRONG");
        assertThat(treasurer.shown(draft.get("id").asString()).get("turns").asInt()).isZero();
    }

    @Test
    void hasATemplateWithItsHeadings() {
        assertThat(new String(uploads.get("/imports/templates/" + KIND + ".csv").body(), StandardCharsets.UTF_8))
            .contains("Mã đợt chi", "Họ và tên", "Ngày sinh", "Trường", "Người giám hộ", "Số tiền");
    }
}
