package vn.khuyenhoc.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import vn.khuyenhoc.campaign.CampaignKind;
import vn.khuyenhoc.campaign.MovementState;
import vn.khuyenhoc.fund.GrantState;
import vn.khuyenhoc.kernel.access.Role;
import vn.khuyenhoc.kernel.events.ParkedEventState;
import vn.khuyenhoc.recognition.CitizenAccountState;
import vn.khuyenhoc.recognition.CommendationState;
import vn.khuyenhoc.recognition.TitleCaseState;
import vn.khuyenhoc.testing.Provoked;
import vn.khuyenhoc.testing.Worded;

/** The page of errors, the code and the messages in both languages know the same codes. */
class ErrorCatalogueTest {
    /** What graphql-java words itself, through its own bundles. */
    private static final Set<String> WORDED_ELSEWHERE = Set.of("DOCUMENT_MALFORMED", "DOCUMENT_INVALID", "FIELD_UNKNOWN", "ARGUMENT_UNKNOWN", "ARGUMENT_MISSING");
    /** Constants in capitals that are no codes; what a list is ordered by is none either. */
    private static final Set<String> OTHER = Set.of("TRANSACTION_READ_COMMITTED", "FUND_BALANCE", "TITLE_IN_FORCE", "CAMPAIGN_PARTICIPATION", "GRANT_RECIPIENTS", "TITLE_DECISIONS", "TITLE_REGISTRATIONS", "CRITERIA_SHEETS");
    private static final Pattern IN_CODE = Pattern.compile("(?<=Refusal\\(|refused\\()\"([A-Z]+)\"|(?<!field\\()\"([A-Z]+(?:_[A-Z]+)+)\"");
    private static final Pattern IN_PAGE = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\|");

    @Test
    void listsTheCodesThatTheCodeHas() throws IOException {
        assertThat(codes(IN_PAGE, Files.readString(Path.of("docs/errors.md")))).isEqualTo(inCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages", "messages_en"})
    void wordsEachOfThem(String bundle) throws IOException {
        Set<String> worded = codes(Pattern.compile("(?m)^([A-Z_]+)$"), String.join("\n", bundle(bundle).stringPropertyNames()));
        worded.addAll(WORDED_ELSEWHERE);
        assertThat(worded).isEqualTo(inCode());
    }

    @Test
    void wordsTheSameInBothLanguages() throws IOException {
        assertThat(bundle("messages").stringPropertyNames()).isEqualTo(bundle("messages_en").stringPropertyNames());
        assertThat(bundle("messages").stringPropertyNames()).allSatisfy(key ->
            assertThat(arguments(bundle("messages"), key)).as(key).isEqualTo(arguments(bundle("messages_en"), key)));
    }

    /** Also of what no test has provoked yet: an enum of which one value has a word has one for each. */
    @Test
    void hasAWordForEachValueOfAnEnum() throws IOException {
        Map<String, Set<String>> worded = bundle("messages").stringPropertyNames().stream().filter(key -> key.startsWith("enum.")).map(key -> key.split("\\."))
            .collect(Collectors.groupingBy(key -> key[1], Collectors.mapping(key -> key[2], Collectors.toSet())));
        for (Class<? extends Enum<?>> type : List.of(Role.class, ParkedEventState.class, MovementState.class, CampaignKind.class, GrantState.class, TitleCaseState.class, CitizenAccountState.class, CommendationState.class)) {
            assertThat(worded.get(type.getSimpleName())).as(type.getSimpleName()).isEqualTo(Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.toSet()));
        }
        assertThat(worded).hasSizeGreaterThan(8);
        for (String bundle : List.of("messages", "messages_en")) {
            assertThat(bundle(bundle).values()).allSatisfy(words -> assertThat(Worded.constantsIn((String) words)).as((String) words).isEmpty());
        }
    }

    @Test
    void findsAConstantInAMessage() {
        assertThat(Worded.constantsIn("Đợt chi đang ở bước PAID nên không làm được; cần APPROVER, mã QT-PAID, dạng JSON")).containsExactly("PAID", "APPROVER");
        assertThat(new Refusal("GRANT_STATE_WRONG", "id", GrantState.PAID).named()).extracting(String::valueOf).containsExactly("id", "enum.GrantState.PAID");
    }

    /** A key that graphql-java adds or drops in a later version shows here. */
    @ParameterizedTest
    @CsvSource({"Parsing, vi", "Parsing, en", "Validation, vi", "Validation, en", "Scalars, vi", "Scalars, en", "Execution, vi", "Execution, en", "General, vi", "General, en"})
    void wordsWhatGraphQlJavaSays(String bundle, String language) throws IOException {
        assertThat(bundle(bundle + "_" + language).stringPropertyNames()).isEqualTo(bundle(bundle).stringPropertyNames());
    }

    /** A test of each, which fails itself if it does not hear the code in both languages. */
    @Test
    void provokesEachOfThem() throws IOException {
        Map<String, String> provoked = Provoked.table();
        assertThat(provoked.keySet()).as("src/test/resources/provoked.txt names for each code the test that provokes it and compares both wordings by Worded")
            .isEqualTo(codes(IN_PAGE, Files.readString(Path.of("docs/errors.md"))));
        assertThat(provoked.values()).allSatisfy(test -> assertThat(Class.forName("vn.khuyenhoc." + test)).isNotNull());
    }

    @Test
    void findsATestThatHasNotHeardWhatItSays() {
        Map<String, String> table = Map.of("HEARD", "fund.FundTest", "UNHEARD", "fund.FundTest", "OTHER", "fund.YearsTest");
        assertThat(Provoked.missing(table, "fund.FundTest", Set.of("HEARD", "OTHER"))).containsExactly("UNHEARD");
    }

    @Test
    void findsACodeThatIsNowhereElse() {
        assertThat(codes(IN_CODE, "throw new Refusal(\"NOT_LISTED\", null)")).containsExactly("NOT_LISTED");
        assertThat(codes(IN_PAGE, "| `NOT_LISTED` | never |\n")).containsExactly("NOT_LISTED");
    }

    private static Set<String> inCode() throws IOException {
        Set<String> found = files("src/main/java").stream().flatMap(file -> codes(IN_CODE, file).stream()).collect(Collectors.toCollection(TreeSet::new));
        found.removeAll(OTHER);
        return found;
    }

    private static Set<String> files(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(".java")).map(ErrorCatalogueTest::read).collect(Collectors.toSet());
        }
    }

    private static Set<String> codes(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(result -> result.group(1) == null ? result.group(2) : result.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> arguments(Properties words, String key) {
        new MessageFormat(words.getProperty(key), Locale.ROOT);
        Matcher used = Pattern.compile("\\{(\\d)").matcher(words.getProperty(key));
        return used.results().map(result -> result.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties bundle(String name) throws IOException {
        Properties words = new Properties();
        try (InputStream file = ErrorCatalogueTest.class.getResourceAsStream("/i18n/" + name + ".properties")) {
            words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        }
        return words;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
