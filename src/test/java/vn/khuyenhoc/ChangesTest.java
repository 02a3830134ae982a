package vn.khuyenhoc;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.graphql.NodeSource;
import vn.khuyenhoc.kernel.graphql.RecordedIn;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.WriteTest;

/** Who asks what became of a thing finds every act that touched it, whatever else the act touched. */
@WriteTest
class ChangesTest {
    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @Autowired DSLContext sql;
    @Autowired List<NodeSource> sources;

    OrganizationId commune, neighbour;
    Api officer, admin;

    @BeforeEach
    void anOfficerAndAnAdministratorOfACommune() {
        OrganizationId province = fixtures.aProvince();
        commune = fixtures.aCommune(province);
        neighbour = fixtures.aCommune(province);
        officer = api.withToken(SelfIssued.token("lan", "OFFICER-VIEWER", commune));
        admin = api.withToken(SelfIssued.token("quan", "ADMIN", commune));
    }

    private static String id(OrganizationId organization) {
        return GlobalId.of("Organization", organization.value());
    }

    private JsonNode done(String mutation, String shown, Object... fields) {
        Map<String, Object> input = new HashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            input.put((String) fields[i], fields[i + 1]);
        }
        String type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input";
        JsonNode payload = officer.data("mutation($input: " + type + "!) { " + mutation + "(input: $input) { " + shown + " errors { code message } } }", Map.of("input", input)).get(mutation);
        assertThat(payload.get("errors")).isEmpty();
        return payload.iterator().next();
    }

    private List<String> changes(Api caller, String of) {
        return caller.data("query($of: ID) { changes(of: $of, orderBy: [RECORDED_AT_ASC]) { totalCount nodes { operation entityType rowCount } } }", Map.of("of", of))
            .at("/changes/nodes").valueStream().map(change -> change.get("operation").asString() + " " + change.get("entityType").asString("-") + " " + change.get("rowCount").asInt()).toList();
    }

    @Test
    void findsTheActThatEnrolledTwo() {
        JsonNode members = done("enrolMembers", "members { id person { id } }", "idempotencyKey", UUID.randomUUID().toString(), "members", List.of(
            Map.of("organization", id(commune), "fullName", "Lê A", "joinedOn", "2020-01-01"), Map.of("organization", id(commune), "fullName", "Lê B", "joinedOn", "2020-01-01")));
        assertThat(members).hasSize(2).allSatisfy(member -> assertThat(changes(admin, member.get("id").asString())).containsExactly("enrolMembers Member 2"));
        done("endMemberships", "members { id }", "idempotencyKey", UUID.randomUUID().toString(), "members", List.of(members.at("/0/id").asString()), "on", "2021-01-01");
        assertThat(changes(admin, members.at("/0/id").asString())).containsExactly("enrolMembers Member 2", "endMemberships Member 1");
        assertThat(changes(admin, members.at("/1/id").asString())).containsExactly("enrolMembers Member 2");
        for (Api other : List.of(officer, api.withToken(SelfIssued.token("tu", "ADMIN", neighbour)))) {
            assertThat(changes(other, members.at("/1/id").asString())).isEmpty();
        }
    }

    @Test
    void findsWhatBecameOfACentreThatHasTwoLines() {
        JsonNode centre = done("registerLearningCentre", "learningCentre { id version }", "idempotencyKey", UUID.randomUUID().toString(), "organization", id(commune), "level", "VILLAGE",
            "name", "Trung tâm học tập cộng đồng", "openedOn", "2015-03-10");
        JsonNode renamed = done("renameLearningCentre", "learningCentre { version }", "id", centre.get("id").asString(), "name", "Trung tâm Hòa Bình", "on", "2020-05-05",
            "version", centre.get("version").asString());
        done("closeLearningCentre", "learningCentre { closedOn }", "id", centre.get("id").asString(), "on", "2023-06-15", "version", renamed.get("version").asString());
        List<String> changes = changes(admin, centre.get("id").asString());
        assertThat(changes).startsWith("registerLearningCentre LearningCentre 1", "renameLearningCentre LearningCentre 1").endsWith("closeLearningCentre LearningCentre 2");
        JsonNode told = admin.data("query($of: ID) { changes(of: $of, orderBy: [RECORDED_AT_ASC]) { nodes { rowCount node { id ... on LearningCentre { name closedOn } } } } }", Map.of("of", centre.get("id").asString())).at("/changes/nodes");
        assertThat(told).allSatisfy(change -> assertThat(change.get("node").toString()).isEqualTo(change.get("rowCount").asInt() > 1 ? "null"
            : "{\"id\":\"" + centre.get("id").asString() + "\",\"name\":\"Trung tâm Hòa Bình\",\"closedOn\":\"2023-06-15\"}"));
        assertThat(changes.stream().map(change -> change.split(" ")[0]).collect(toSet())).isEqualTo(Set.of("registerLearningCentre", "renameLearningCentre", "closeLearningCentre"));
    }

    @Test
    void filtersByMomentRequestClientAndType() {
        JsonNode first = done("recordContribution", "contribution { id }", "idempotencyKey", UUID.randomUUID().toString(), "organization", id(commune), "kind", "CASH", "amount", 1000,
            "receivedOn", "2023-05-10", "donor", Map.of("kind", "BUSINESS", "name", "Công ty mẫu"));
        done("registerLearningCentre", "learningCentre { id }", "idempotencyKey", UUID.randomUUID().toString(), "organization", id(commune), "level", "VILLAGE", "name", "Trung tâm", "openedOn", "2015-03-10");
        JsonNode gift = changed(Map.of("entityType", Map.of("eq", "Contribution"))).at("/nodes/0");
        assertThat(gift.at("/node/id")).isEqualTo(first.get("id"));
        assertThat(changes(admin, first.get("id").asString())).containsExactly("recordContribution Contribution 1");
        String request = gift.get("requestId").asString();
        String moment = gift.get("recordedAt").asString();
        assertThat(operations(Map.of("requestId", Map.of("eq", request)))).contains("recordContribution").doesNotContain("registerLearningCentre");
        // Of these two alone: what follows from them is recorded some time later.
        Map<String, List<String>> two = Map.of("in", List.of("Contribution", "LearningCentre"));
        assertThat(operations(Map.of("recordedAt", Map.of("gt", moment), "entityType", two))).containsExactly("registerLearningCentre");
        assertThat(operations(Map.of("recordedAt", Map.of("lte", moment), "entityType", two))).containsExactly("recordContribution");
        // The same moment, as the clocks of Vietnam tell it.
        String here = java.time.Instant.parse(moment).atOffset(java.time.ZoneOffset.ofHours(7)).toString();
        assertThat(operations(Map.of("recordedAt", Map.of("eq", here), "entityType", Map.of("eq", "Contribution")))).containsExactly("recordContribution");
        assertThat(operations(Map.of("client", Map.of("eq", "test")))).contains("recordContribution", "registerLearningCentre");
        assertThat(operations(Map.of("client", Map.of("eq", "other")))).isEmpty();
    }

    private Set<String> operations(Map<String, ?> where) {
        return changed(where).get("nodes").valueStream().map(change -> change.get("operation").asString()).collect(toSet());
    }

    private JsonNode changed(Map<String, ?> where) {
        return admin.data("query($of: ID, $where: ChangeFilter) { changes(of: $of, where: $where, first: 100) { nodes { operation requestId recordedAt node { id } } } }",
            Map.of("of", id(commune), "where", where)).get("changes");
    }

    /** Names of tables are no more than text to the kernel. */
    @Test
    void knowsTheTableOfEveryTypeThatSaysSo() {
        List<RecordedIn> places = sources.stream().map(NodeSource::type).flatMap(type -> Stream.ofNullable(type.getAnnotation(RecordedIn.class))).toList();
        assertThat(places).hasSizeGreaterThan(28).extracting(RecordedIn::value).doesNotHaveDuplicates();
        assertThat(places).allSatisfy(place -> assertThat(sql.fetch("select " + place.key() + " from " + place.value() + " where id = 0")).isEmpty());
    }
}
