package vn.khuyenhoc.campaign.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;

import graphql.Scalars;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import tools.jackson.databind.json.JsonMapper;

/** Lists that were cut say so, and only those. */
class ReviewTest {
    private static final JsonMapper JSON = new JsonMapper();

    @ParameterizedTest
    @CsvSource({"19, false", "20, false", "19, true", "20, true"})
    void saysWhatWasCut(int campaigns, boolean moreTargets) {
        String campaign = "{\"kind\": \"PLAN\", \"title\": \"Một\", \"reference\": null}";
        String target = "{\"indicator\": \"MEMBERS\", \"amount\": 5, \"campaign\": {\"title\": \"Một\", \"reference\": null}, \"progress\": {\"value\": 4, \"percent\": 80, \"state\": \"BEHIND\"}}";
        Question figures = question("YearInReview", "{\"organization\": {\"name\": \"Hội\", \"campaigns\": {\"nodes\": ["
            + String.join(",", Collections.nCopies(campaigns, campaign)) + "]}}}");
        Question targets = question("TargetsOfYear", "{\"organization\": {\"targets\": {\"nodes\": [" + target + "], \"pageInfo\": {\"hasNextPage\": " + moreTargets + "}}}}");
        String html = new ReviewPage(new Review("QT", 2023, LocalDate.of(2023, 12, 31), figures, question("CompareYears", "{}"), targets, question("ContributionsByMonth", "{}")), words()).html(false);
        assertThat(html.contains("Chỉ nêu nhiều nhất 20 chiến dịch.")).isEqualTo(campaigns == 20);
        assertThat(html.contains("Còn nữa; xem tiếp trong trang truy vấn. <a class=\"how\" href=\"../../graphiql#operation=TargetsOfYear")).isEqualTo(moreTargets);
    }

    private static Question question(String operation, String answer) {
        return new Question(operation, Map.of(), JSON.readTree(answer));
    }

    private static Words words() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("i18n/messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return new Words(messages, GraphQLSchema.newSchema().query(GraphQLObjectType.newObject().name("Query")
            .field(field -> field.name("none").type(Scalars.GraphQLInt))).build(), Locale.of("vi"));
    }
}
