package vn.khuyenhoc.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.khuyenhoc.testing.Worded.assertWorded;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.organization.OrganizationRegister.Establishment;
import vn.khuyenhoc.organization.UnitRegister.UnitSuccession;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.Worded;
import vn.khuyenhoc.testing.WriteTest;

/** Administrative units through every change of name, kind and place, with how many people lived in them. */
@WriteTest
class UnitsTest {
    private static final AtomicInteger NUMBER = new AtomicInteger(10);
    private static final String SINCE = "2010-01-01", ON = "2020-03-15";
    private static final String SHOWN = "id code name level kind establishedOn validFrom endedOn asOf version parent { id code name }";

    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @Autowired UnitRegister register;
    @Autowired OrganizationRegister organizations;
    @Autowired TransactionTemplate transaction;

    Api admin;
    String number, province, district, commune;

    @BeforeEach
    void aProvinceWithADistrictAndACommune() {
        admin = api.withToken("tam.ADMIN-OFFICER.all");
        number = String.valueOf(NUMBER.incrementAndGet());
        province = established(number, "Tỉnh " + number, "PROVINCE", "PROVINCE", null);
        district = established(number + "1", "Huyện Một", "DISTRICT", "DISTRICT", province);
        commune = established(number + "11", "Xã Một Một", "COMMUNE", "COMMUNE", district);
    }

    private static Map<String, Object> wanted(String code, String name, String level, String kind, String parent) {
        Map<String, Object> input = new HashMap<>(Map.of("idempotencyKey", UUID.randomUUID().toString(), "code", code, "name", name,
            "level", level, "kind", kind, "on", SINCE));
        input.put("parent", parent);
        return input;
    }

    private String established(String code, String name, String level, String kind, String parent) {
        return change(admin, "establishUnit", wanted(code, name, level, kind, parent)).at("/unit/id").asString();
    }

    private static String document(String mutation) {
        String type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1);
        String result = mutation.equals("recordPopulations") ? "populations { id value version unit { id } }"
            : mutation.endsWith("Population") ? "population { id value countedOn definition source version }" : "unit { " + SHOWN + " }";
        return "mutation($input: " + type + "Input!) { " + mutation + "(input: $input) { " + result + " errors { code message inputPath } } }";
    }

    private static JsonNode attempted(Api caller, String mutation, Map<String, Object> input, String language) {
        return caller.answer(document(mutation), Map.of("input", input), language).at("/data/" + mutation);
    }

    private static JsonNode change(Api caller, String mutation, Map<String, Object> input) {
        JsonNode payload = caller.data(document(mutation), Map.of("input", input)).get(mutation);
        assertThat(payload.get("errors")).as(payload.toString()).isEmpty();
        return payload;
    }

    private void refused(Api caller, String mutation, Map<String, Object> input, String code, String path) {
        JsonNode vietnamese = attempted(caller, mutation, input, "vi").at("/errors/0");
        JsonNode english = attempted(caller, mutation, input, "en").at("/errors/0");
        assertThat(vietnamese.path("code").asString()).isEqualTo(code);
        assertThat(String.join(".", vietnamese.get("inputPath").valueStream().map(JsonNode::asString).toList())).isEqualTo(path);
        assertWorded(code, vietnamese.get("message").asString(), english.get("message").asString());
    }

    private JsonNode on(String code, String level, String day) {
        return admin.data("query($code: String!, $day: Date) { administrativeUnit(code: $code, level: " + level + ", asOf: $day) { " + SHOWN + " } }",
            Map.of("code", code, "day", day)).get("administrativeUnit");
    }

    private Map<String, Object> of(String id, String code, String level, String on, Object... more) {
        Map<String, Object> input = new HashMap<>(Map.of("id", id, "on", on, "version", on(code, level, on).get("version").asString()));
        for (int i = 0; i < more.length; i += 2) {
            input.put((String) more[i], more[i + 1]);
        }
        return input;
    }

    private OrganizationId association(OrganizationLevel level, OrganizationId parent, String unit, String on) {
        return organizations.establish(List.of(new Establishment("HỘI-" + number + "-" + level, "Hội " + number, level, OrganizationBasis.TERRITORY, parent,
            new UnitId(GlobalId.parse(unit).key()), LocalDate.parse(on)))).getFirst();
    }

    @Test
    void changesFromADayOnAndKeepsThePast() {
        JsonNode before = on(number + "11", "COMMUNE", "2020-03-14");
        change(admin, "renameUnit", of(commune, number + "11", "COMMUNE", "2022-01-01", "name", "Phường Sau"));
        JsonNode renamed = change(admin, "renameUnit", of(commune, number + "11", "COMMUNE", ON, "name", "  Xã Thuý  Hoà ")).get("unit");
        assertThat(renamed.get("name").asString()).isEqualTo("Xã Thúy Hòa");
        assertThat(renamed.get("validFrom").asString()).isEqualTo(ON);
        assertThat(renamed.get("establishedOn").asString()).isEqualTo(SINCE);
        change(admin, "reclassifyUnit", of(commune, number + "11", "COMMUNE", ON, "kind", "WARD"));
        String town = established(number + "2", "Thị xã Hai", "DISTRICT", "TOWN", province);
        change(admin, "moveUnit", of(commune, number + "11", "COMMUNE", "2021-06-01", "parent", town));
        assertThat(on(number + "11", "COMMUNE", "2020-03-14")).isEqualTo(before);
        assertThat(on(number + "11", "COMMUNE", "2021-05-31").at("/parent/name").asString()).isEqualTo("Huyện Một");
        JsonNode moved = on(number + "11", "COMMUNE", "2021-12-31");
        assertThat(moved.get("id").asString()).isEqualTo(commune);
        assertThat(moved.get("name").asString()).isEqualTo("Xã Thúy Hòa");
        assertThat(moved.get("kind").asString()).isEqualTo("WARD");
        assertThat(moved.at("/parent/name").asString()).isEqualTo("Thị xã Hai");
        assertThat(on(number + "11", "COMMUNE", "2022-01-01").get("name").asString()).as("a later name that is known stands").isEqualTo("Phường Sau");
    }

    @Test
    void endsAndItsCodeNamesAnother() {
        change(admin, "dissolveUnit", of(commune, number + "11", "COMMUNE", ON));
        assertThat(on(number + "11", "COMMUNE", "2020-03-14").get("endedOn").isNull()).isTrue();
        assertThat(on(number + "11", "COMMUNE", ON).isNull()).isTrue();
        JsonNode ended = admin.data("query($id: ID!) { node(id: $id) { ... on AdministrativeUnit { endedOn } } }", Map.of("id", commune)).get("node");
        assertThat(ended.get("endedOn").asString()).isEqualTo(ON);
        Map<String, Object> again = wanted(number + "11", "Xã Mới", "COMMUNE", "COMMUNE", district);
        refused(admin, "establishUnit", again, "UNIT_CODE_TAKEN", "code");
        again.put("on", ON);
        assertThat(change(admin, "establishUnit", again).at("/unit/id").asString()).isNotEqualTo(commune);
        assertThat(on(number + "11", "COMMUNE", "2020-03-14").get("name").asString()).isEqualTo("Xã Một Một");
        assertThat(on(number + "11", "COMMUNE", ON).get("name").asString()).isEqualTo("Xã Mới");
    }

    @Test
    void refusesWhatUnitsCannotBe() {
        refused(admin, "establishUnit", wanted(number + "9", "Huyện Chín", "DISTRICT", "WARD", province), "UNIT_KIND_NOT_OF_LEVEL", "kind");
        refused(admin, "establishUnit", wanted(number + "9", "Huyện Chín", "DISTRICT", "DISTRICT", commune), "UNIT_NOT_BELOW_PARENT", "parent");
        refused(admin, "establishUnit", wanted(number + "9", "Huyện Chín", "DISTRICT", "DISTRICT", null), "UNIT_NOT_BELOW_PARENT", "parent");
        Map<String, Object> early = wanted(number + "9", "Huyện Chín", "DISTRICT", "DISTRICT", province);
        early.put("on", "2009-12-31");
        refused(admin, "establishUnit", early, "UNIT_UNKNOWN", "parent");
        refused(admin, "moveUnit", of(district, number + "1", "DISTRICT", ON, "parent", commune), "UNIT_NOT_BELOW_PARENT", "parent");
        refused(admin, "moveUnit", of(district, number + "1", "DISTRICT", ON, "parent", district), "UNIT_NOT_BELOW_PARENT", "parent");
        refused(admin, "reclassifyUnit", of(district, number + "1", "DISTRICT", ON, "kind", "COMMUNE"), "UNIT_KIND_NOT_OF_LEVEL", "kind");
        refused(admin, "dissolveUnit", of(district, number + "1", "DISTRICT", ON), "HAS_UNITS_BELOW", "id");
        refused(admin, "dissolveUnit", of(commune, number + "11", "COMMUNE", SINCE), "ENDS_BEFORE_IT_BEGINS", "on");
        refused(admin, "renameUnit", new HashMap<>(Map.of("id", GlobalId.of("AdministrativeUnit", 1), "on", ON, "version", "x", "name", "X")), "UNIT_UNKNOWN", "id");
        change(admin, "renameUnit", of(commune, number + "11", "COMMUNE", "2022-01-01", "name", "Phường Sau"));
        refused(admin, "dissolveUnit", of(commune, number + "11", "COMMUNE", ON), "CHANGED_LATER", "on");
        String ending = established(number + "3", "Huyện Ba", "DISTRICT", "DISTRICT", province);
        change(admin, "dissolveUnit", of(ending, number + "3", "DISTRICT", "2025-07-01"));
        refused(admin, "moveUnit", of(commune, number + "11", "COMMUNE", ON, "parent", ending), "UNIT_PARENT_ENDED", "parent");
        JsonNode stale = attempted(admin, "renameUnit", Map.of("id", commune, "on", ON, "version", "x", "name", "X"), "vi");
        assertThat(stale.at("/errors/0/code").asString()).isEqualTo("CONFLICT");
    }

    @Test
    void isNotDissolvedUnderAnAssociation() {
        OrganizationId above = association(OrganizationLevel.PROVINCE, null, province, SINCE);
        association(OrganizationLevel.COMMUNE, above, commune, "2012-01-01");
        refused(admin, "dissolveUnit", of(commune, number + "11", "COMMUNE", ON), "UNIT_COVERED", "id");
        JsonNode unit = admin.data("query($id: ID!) { node(id: $id) { ... on AdministrativeUnit { association { name unit { id } } } } }", Map.of("id", commune)).get("node");
        assertThat(unit.at("/association/unit/id").asString()).isEqualTo(commune);
        assertThat(admin.data("query($code: String!) { administrativeUnit(code: $code, level: COMMUNE, asOf: \"2011-12-31\") { association { name } } }",
            Map.of("code", number + "11")).at("/administrativeUnit/association").isNull()).isTrue();
    }

    @Test
    void isChangedByAdministratorsOfItsProvinceAlone() {
        OrganizationId own = association(OrganizationLevel.PROVINCE, null, province, SINCE);
        Map<String, Object> input = of(commune, number + "11", "COMMUNE", ON, "name", "Xã Khác");
        assertThat(api.withToken(SelfIssued.token("an", "OFFICER", own)).error(document("renameUnit"), Map.of("input", input), "vi")
            .at("/extensions/code").asString()).isEqualTo("ROLE_MISSING");
        Api elsewhere = api.withToken(SelfIssued.token("binh", "ADMIN", fixtures.aProvince()));
        refused(elsewhere, "renameUnit", input, "UNIT_UNKNOWN", "id");
        Api here = api.withToken(SelfIssued.token("chi", "ADMIN", own));
        refused(here, "establishUnit", wanted("9" + number, "Tỉnh Mới", "PROVINCE", "PROVINCE", null), "UNIT_UNKNOWN", "parent");
        assertThat(change(here, "renameUnit", input).at("/unit/name").asString()).isEqualTo("Xã Khác");
    }

    @Test
    void establishesNoAssociationWhereNoUnitStands() {
        OrganizationId above = association(OrganizationLevel.PROVINCE, null, province, SINCE);
        Map<String, Object> input = Map.of("code", "HỘI-X-" + number, "name", "Hội", "level", "COMMUNE", "basis", "TERRITORY",
            "parent", GlobalId.of("Organization", above.value()), "unit", GlobalId.of("AdministrativeUnit", 7), "on", ON);
        String document = "mutation($input: EstablishOrganizationInput!) { establishOrganization(input: $input) { organization { unit { code } } errors { code inputPath } } }";
        assertThat(admin.data(document, Map.of("input", input)).at("/establishOrganization/errors/0/code").asString()).isEqualTo("UNIT_UNKNOWN");
        Map<String, Object> known = new HashMap<>(input);
        known.put("unit", commune);
        assertThat(admin.data(document, Map.of("input", known)).at("/establishOrganization/organization/unit/code").asString()).isEqualTo(number + "11");
    }

    @Test
    void answersAFoundingThatIsSentAgainAsAtFirst() {
        OrganizationId above = association(OrganizationLevel.PROVINCE, null, province, SINCE);
        Map<String, Object> input = new HashMap<>(Map.of("code", "HỘI-Y-" + number, "name", "Hội", "level", "COMMUNE", "basis", "TERRITORY",
            "parent", GlobalId.of("Organization", above.value()), "unit", commune, "on", ON, "idempotencyKey", UUID.randomUUID().toString()));
        String document = "mutation($input: EstablishOrganizationInput!) { establishOrganization(input: $input) { organization { id code version level parent { id } unit { code } } errors { code } } }";
        JsonNode first = admin.data(document, Map.of("input", input)).get("establishOrganization");
        assertThat(first.at("/organization/unit/code").asString()).isEqualTo(number + "11");
        assertThat(admin.data(document, Map.of("input", input)).get("establishOrganization")).isEqualTo(first);
        input.remove("idempotencyKey");
        assertThat(admin.data(document, Map.of("input", input)).at("/establishOrganization/errors/0/code").asString()).isIn("ORGANIZATION_CODE_TAKEN", "UNIT_HAS_ASSOCIATION");
    }

    /** So begins every association: whoever runs the server founds the first one, and nobody else another. */
    @Test
    void foundsTheAssociationOfAProvince() {
        String document = "mutation($input: EstablishOrganizationInput!) { establishOrganization(input: $input) { organization { level parent { id } unit { code } } errors { code message inputPath } } }";
        Map<String, Object> input = Map.of("code", "HỘI-T-" + number, "name", "Hội Khuyến học tỉnh", "level", "PROVINCE", "basis", "TERRITORY", "unit", province, "on", ON);
        OrganizationId above = association(OrganizationLevel.PROVINCE, null, province, SINCE);
        Api ofOne = api.withToken(SelfIssued.token("lan", "ADMIN-OFFICER", above));
        List<JsonNode> refused = List.of("vi", "en").stream().map(language -> ofOne.answer(document, Map.of("input", input), language).at("/data/establishOrganization/errors/0")).toList();
        assertThat(refused).allSatisfy(error -> assertThat(error.get("code").asString() + error.at("/inputPath/0").asString()).isEqualTo("PARENT_MISSINGparent"));
        assertWorded("PARENT_MISSING", refused.get(0).get("message").asString(), refused.get(1).get("message").asString());
        Api everywhere = api.withToken("root.ADMIN.all");
        assertThat(everywhere.data(document, Map.of("input", input)).at("/establishOrganization/errors/0/code").asString()).isEqualTo("UNIT_HAS_ASSOCIATION");
        String another = everywhere.data("mutation($input: EstablishUnitInput!) { establishUnit(input: $input) { unit { id } errors { code } } }", Map.of("input",
            Map.of("idempotencyKey", UUID.randomUUID().toString(), "code", "9" + number, "name", "Tỉnh Mới", "level", "PROVINCE", "kind", "PROVINCE", "on", ON)))
            .at("/establishUnit/unit/id").asString();
        Map<String, Object> first = new HashMap<>(input);
        first.put("unit", another);
        assertThat(everywhere.data(document, Map.of("input", first)).at("/establishOrganization/organization").toString())
            .isEqualTo("{\"level\":\"PROVINCE\",\"parent\":null,\"unit\":{\"code\":\"9" + number + "\"}}");
        first.put("level", "COMMUNE");
        assertThat(everywhere.data(document, Map.of("input", first)).at("/establishOrganization/errors/0/code").asString()).isEqualTo("PARENT_MISSING");
    }

    @Test
    void listsUnitsWithinAnotherPageByPage() {
        List<String> codes = new ArrayList<>();
        for (int i = 2; i <= 6; i++) {
            established(number + "1" + i, "Xã Số " + i, "COMMUNE", i % 2 == 0 ? "COMMUNE" : "WARD", district);
        }
        String after = null;
        do {
            Map<String, Object> variables = new HashMap<>(Map.of("within", province));
            variables.put("after", after);
            JsonNode page = admin.data("query($within: ID, $after: String) { administrativeUnits(within: $within, orderBy: [CODE_DESC], first: 3, after: $after) "
                + "{ totalCount nodes { code } pageInfo { hasNextPage endCursor } } }", variables).get("administrativeUnits");
            assertThat(page.get("totalCount").asInt()).isEqualTo(8);
            page.get("nodes").forEach(unit -> codes.add(unit.get("code").asString()));
            after = page.at("/pageInfo/hasNextPage").asBoolean() ? page.at("/pageInfo/endCursor").asString() : null;
        } while (after != null);
        assertThat(codes).containsExactly(number + "16", number + "15", number + "14", number + "13", number + "12", number + "11", number + "1", number);
        JsonNode nested = admin.data("query($id: ID!) { node(id: $id) { ... on AdministrativeUnit { units(where: {kind: WARD}) { totalCount nodes { code } } } } }",
            Map.of("id", district)).at("/node/units");
        assertThat(nested.get("totalCount").asInt()).isEqualTo(2);
        assertThat(admin.data("query($within: ID) { administrativeUnits(within: $within, asOf: \"2009-12-31\") { totalCount } }",
            Map.of("within", province)).at("/administrativeUnits/totalCount").asInt()).isZero();
    }

    @Test
    void showsWhatItCameFromAndWhatBecameOfIt() {
        String other = established(number + "12", "Xã Một Hai", "COMMUNE", "COMMUNE", district);
        String heir = established(number + "13", "Xã Mới", "COMMUNE", "COMMUNE", district);
        transaction.executeWithoutResult(status -> register.succeed(List.of(new UnitSuccession(unit(commune), unit(heir), null),
            new UnitSuccession(unit(other), unit(heir), 2_550)), LocalDate.parse(ON), 1));
        String document = "query($id: ID!, $asOf: Date) { node(id: $id) { ... on AdministrativeUnit { predecessors(asOf: $asOf) { on sharePercent unit { code asOf } } "
            + "successors(asOf: $asOf) { on sharePercent unit { code asOf } } } } }";
        JsonNode seen = admin.data(document, Map.of("id", heir, "asOf", ON)).get("node");
        assertThat(seen.get("predecessors").valueStream().map(one -> one.at("/unit/code").asString() + " " + one.get("sharePercent") + " " + one.at("/unit/asOf").asString()))
            .containsExactlyInAnyOrder(number + "11 null 2020-03-14", number + "12 25.5 2020-03-14");
        assertThat(admin.data(document, Map.of("id", heir, "asOf", "2020-03-14")).at("/node/predecessors")).as("nothing had happened yet").isEmpty();
        assertThat(admin.data(document, Map.of("id", commune, "asOf", ON)).at("/node/successors/0/unit/code").asString()).isEqualTo(number + "13");
        refused(admin, "dissolveUnit", of(heir, number + "13", "COMMUNE", "2015-01-01"), "CHANGED_LATER", "on");
        refused(admin, "dissolveUnit", of(other, number + "12", "COMMUNE", "2015-01-01"), "CHANGED_LATER", "on");
    }

    private static UnitId unit(String id) {
        return new UnitId(GlobalId.parse(id).key());
    }

    private static Map<String, Object> count(String unit, long value, String on, String definition) {
        return new HashMap<>(Map.of("unit", unit, "value", value, "countedOn", on, "definition", definition, "source", "Niên giám (mẫu)"));
    }

    private static Map<String, Object> counts(List<Map<String, Object>> counts) {
        return new HashMap<>(Map.of("idempotencyKey", UUID.randomUUID().toString(), "populations", counts));
    }

    @Test
    void tellsAdministratorsOfAllWhoChangedIt() {
        change(admin, "renameUnit", of(commune, number + "11", "COMMUNE", "2022-01-01", "name", "Phường Sau"));
        change(admin, "renameUnit", of(commune, number + "11", "COMMUNE", ON, "name", "Phường Giữa"));
        String document = "query($id: ID!) { changes(of: $id) { totalCount } node(id: $id) { ... on AdministrativeUnit { changes { totalCount nodes { operation caller rowCount } } } } }";
        JsonNode seen = admin.data(document, Map.of("id", commune));
        assertThat(seen.at("/node/changes/nodes").valueStream().map(one -> one.get("operation").asString())).contains("renameUnit", "establishUnit");
        assertThat(seen.at("/node/changes/totalCount").asInt()).isEqualTo(seen.at("/changes/totalCount").asInt()).isGreaterThanOrEqualTo(4);
        assertThat(api.withToken(SelfIssued.token("lan", "ADMIN", fixtures.aProvince())).data(document, Map.of("id", commune)).at("/node/changes/totalCount").asInt()).isZero();
    }

    @Test
    void succeedsNoUnitBeforeWhatIsKnownOfIt() {
        String heir = established(number + "13", "Xã Mới", "COMMUNE", "COMMUNE", district);
        change(admin, "renameUnit", of(commune, number + "11", "COMMUNE", "2022-01-01", "name", "Phường Sau"));
        Worded.assertRefused(() -> transaction.executeWithoutResult(status ->
            register.succeed(List.of(new UnitSuccession(unit(commune), unit(heir), null)), LocalDate.parse(ON), 1)), "CHANGED_LATER");
        assertThat(on(number + "11", "COMMUNE", ON).get("name").asString()).isEqualTo("Xã Một Một");
        assertThat(on(number + "11", "COMMUNE", "2022-01-01").get("name").asString()).isEqualTo("Phường Sau");
    }

    @Test
    void countsPeopleOnceADayAndDefinition() {
        OrganizationId own = association(OrganizationLevel.PROVINCE, null, province, SINCE);
        association(OrganizationLevel.COMMUNE, own, commune, SINCE);
        fixtures.enrol(own, 5, LocalDate.of(2018, 1, 1), null);
        Api officer = api.withToken(SelfIssued.token("lan", "OFFICER-VIEWER", own));
        Map<String, Object> input = counts(List.of(count(province, 1_000, "2019-12-31", "Dân số trung bình"), count(province, 1_100, "2019-12-31", "Dân số thường trú"),
            count(province, 2_000, "2021-12-31", "Dân số thường trú"), count(commune, 100, "2019-12-31", "Dân số trung bình")));
        JsonNode recorded = change(officer, "recordPopulations", input).get("populations");
        assertThat(recorded.valueStream().map(one -> one.get("value").asLong())).containsExactly(1_000L, 1_100L, 2_000L, 100L);
        assertThat(change(officer, "recordPopulations", input).get("populations")).as("sent again").isEqualTo(recorded);
        String document = "query($id: ID!, $asOf: Date) { node(id: $id) { ... on AdministrativeUnit { population(asOf: $asOf) { value definition } "
            + "resident: population(asOf: $asOf, definition: \"Dân số thường trú\") { value } populations(orderBy: [VALUE_DESC]) { totalCount nodes { value countedOn } } } } }";
        JsonNode then = admin.data(document, Map.of("id", province, "asOf", "2020-06-01")).get("node");
        assertThat(then.at("/population/definition").asString()).as("of two on one day the one recorded first").isEqualTo("Dân số trung bình");
        assertThat(then.at("/resident/value").asLong()).isEqualTo(1_100);
        assertThat(then.at("/populations/totalCount").asInt()).isEqualTo(3);
        assertThat(then.at("/populations/nodes/0/value").asLong()).isEqualTo(2_000);
        assertThat(admin.data(document, Map.of("id", province, "asOf", "2019-12-30")).at("/node/population").isNull()).isTrue();
        String summary = "query($id: ID!, $asOf: Date) { node(id: $id) { ... on Organization { summary(asOf: $asOf) { population membershipRatio { percent } "
            + "populationsUsed { value countedOn definition source unit { code } } } } } }";
        JsonNode used = admin.data(summary, Map.of("id", GlobalId.of("Organization", own.value()), "asOf", "2020-06-01")).at("/node/summary");
        assertThat(used.get("population").asLong()).isEqualTo(1_000);
        assertThat(used.at("/populationsUsed/0/definition").asString()).isEqualTo("Dân số trung bình");
        assertThat(used.at("/populationsUsed/0/unit/code").asString()).isEqualTo(number);
        assertThat(used.get("populationsUsed")).hasSize(1);
        refused(officer, "recordPopulations", counts(List.of(count(province, 7, "2019-12-31", "Dân số trung bình"))), "POPULATION_KNOWN", "populations.0.definition");
    }

    @Test
    void correctsAndWithdrawsAPopulation() {
        JsonNode one = change(admin, "recordPopulations", counts(List.of(count(commune, 100, "2019-12-31", "A"), count(commune, 200, "2019-12-31", "B")))).at("/populations/0");
        Map<String, Object> input = count(commune, 150, "2019-12-31", "A");
        input.remove("unit");
        input.putAll(Map.of("id", one.get("id").asString(), "version", one.get("version").asString()));
        JsonNode corrected = change(admin, "correctPopulation", input).get("population");
        assertThat(corrected.get("value").asLong()).isEqualTo(150);
        assertThat(attempted(admin, "correctPopulation", input, "vi").at("/errors/0/code").asString()).isEqualTo("CONFLICT");
        input.putAll(Map.of("version", corrected.get("version").asString(), "definition", "B"));
        refused(admin, "correctPopulation", input, "POPULATION_KNOWN", "definition");
        Map<String, Object> gone = Map.of("id", one.get("id").asString(), "version", corrected.get("version").asString());
        change(admin, "withdrawPopulation", gone);
        refused(admin, "withdrawPopulation", gone, "POPULATION_UNKNOWN", "id");
        assertThat(admin.data("query($id: ID!) { node(id: $id) { id } }", Map.of("id", one.get("id").asString())).get("node").isNull()).isTrue();
        assertThat(admin.data("query($id: ID!) { node(id: $id) { ... on AdministrativeUnit { populations { nodes { value } } } } }", Map.of("id", commune))
            .at("/node/populations/nodes").valueStream().map(count -> count.get("value").asLong())).containsExactly(200L);
    }

    @Test
    void refusesPopulationsThatCannotBe() {
        OrganizationId own = association(OrganizationLevel.PROVINCE, null, province, SINCE);
        Api officer = api.withToken(SelfIssued.token("lan", "OFFICER-VIEWER", own));
        Api elsewhere = api.withToken(SelfIssued.token("hoa", "OFFICER-VIEWER", fixtures.aProvince()));
        refused(elsewhere, "recordPopulations", counts(List.of(count(commune, 7, "2019-12-31", "A"))), "UNIT_UNKNOWN", "populations.0.unit");
        refused(officer, "recordPopulations", counts(List.of(count(commune, 7, "2009-12-31", "A"))), "UNIT_UNKNOWN", "populations.0.unit");
        refused(officer, "recordPopulations", counts(List.of(count(commune, 7, "2099-12-31", "A"))), "DATE_IN_FUTURE", "populations.0.countedOn");
        refused(officer, "recordPopulations", counts(List.of(count(commune, -1, "2019-12-31", "A"))), "POPULATION_OUT_OF_RANGE", "populations.0.value");
        refused(officer, "recordPopulations", counts(List.of(count(commune, 7, "2019-12-31", "A"), count(commune, 8, "2019-12-31", "A"))),
            "POPULATION_KNOWN", "populations.1.definition");
        refused(officer, "recordPopulations", counts(List.of()), "LIST_EMPTY", "populations");
        change(officer, "recordPopulations", counts(List.of(count(commune, 7, "2021-12-31", "A"))));
        refused(admin, "dissolveUnit", of(commune, number + "11", "COMMUNE", ON), "CHANGED_LATER", "on");
    }
}
