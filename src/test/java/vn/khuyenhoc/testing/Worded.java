package vn.khuyenhoc.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.springframework.context.support.ResourceBundleMessageSource;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.access.Role;

/** Whether a message is the one of its code in a language, whatever it names. */
public final class Worded {
    private static final Set<String> CONSTANTS = constants();
    private static final Pattern CAPITALS = Pattern.compile("(?<![\\p{L}\\d_-])[A-Z]{3,}(?:_[A-Z]+)*(?![\\p{L}\\d_-])");
    /** What callers are to send themselves is named as it is sent. */
    private static final Set<String> NAMING_WHAT_TO_SEND = Set.of("IMPORT_KIND_UNKNOWN");

    private Worded() {}

    /** Constants of the schema, and the roles, which it does not have: words for programs. */
    private static Set<String> constants() {
        try (Stream<Path> files = Files.walk(Path.of("schema"), 2)) {
            Pattern constant = Pattern.compile("(?m)^  ([A-Z][A-Z_]{2,})( @.*)?$");
            return Stream.concat(files.filter(file -> file.toString().endsWith(".graphqls")).flatMap(file -> constant.matcher(read(file)).results().map(found -> found.group(1))),
                Arrays.stream(Role.values()).map(Role::name)).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return those of a message, which is for people */
    public static List<String> constantsIn(String message) {
        return CAPITALS.matcher(message).results().map(MatchResult::group).filter(CONSTANTS::contains).toList();
    }

    /** @param locale of the bundle: ROOT is Vietnamese */
    private static String words(String code, Locale locale) {
        ResourceBundle.Control exact = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        return ResourceBundle.getBundle("i18n.messages", locale, exact).getString(code);
    }

    private static Pattern pattern(String code, Locale locale) {
        // A choice may be of nothing.
        String words = words(code, locale).replaceAll("\\{\\d,choice,(?:[^{}]|\\{\\d\\})*\\}", "{5}");
        String filled = new MessageFormat(words, Locale.ROOT).format(new Object[] {"\u0001", "\u0001", "\u0001", "\u0001", "\u0001", "\u0002"});
        return Pattern.compile(Pattern.quote(filled).replace("\u0001", "\\E.+\\Q").replace("\u0002", "\\E.*\\Q"));
    }

    /** What clients of a protocol look for by its words is said alike in both languages. */
    public static void assertWorded(String code, String vietnamese, String english) {
        assertThat(vietnamese).as("%s in Vietnamese", code).containsPattern(pattern(code, Locale.ROOT));
        assertThat(english).as("%s in English", code).containsPattern(pattern(code, Locale.ENGLISH));
        if (!NAMING_WHAT_TO_SEND.contains(code)) {
            assertThat(Stream.of(vietnamese, english).map(Worded::constantsIn)).as("%s says to people what programs read: %s", code, vietnamese).allMatch(List::isEmpty);
        }
        if (!words(code, Locale.ROOT).equals(words(code, Locale.ENGLISH))) {
            assertThat(english).isNotEqualTo(vietnamese);
        }
        Provoked.heard(code);
    }

    /** What graphql-java words, by the words that the test expects of it. */
    public static void assertSaid(String code, String vietnamese, String expected, String english, String expectedInEnglish) {
        assertThat(vietnamese).as("%s in Vietnamese", code).endsWith(expected);
        assertThat(english).as("%s in English", code).endsWith(expectedInEnglish).isNotEqualTo(vietnamese);
        Provoked.heard(code);
    }

    /** Each code with its message, wherever in an answer, in the same order in both languages. */
    public static void assertAllWorded(JsonNode vietnamese, JsonNode english) {
        List<JsonNode> said = vietnamese.findParents("message"), inEnglish = english.findParents("message");
        assertThat(said).isNotEmpty().hasSameSizeAs(inEnglish);
        for (int i = 0; i < said.size(); i++) {
            String code = said.get(i).get("code").asString();
            assertThat(inEnglish.get(i).get("code").asString()).isEqualTo(code);
            assertWorded(code, said.get(i).get("message").asString(), inEnglish.get(i).get("message").asString());
        }
    }

    /** What no client can send yet, as it will read it. */
    public static void assertRefused(ThrowingCallable command, String code) {
        Refusal refusal = catchThrowableOfType(Refusal.class, command);
        assertThat(refusal).as(code).isNotNull();
        assertThat(refusal.code()).isEqualTo(code);
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("i18n/messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        assertWorded(code, messages.getMessage(code, refusal.named(), Locale.of("vi")), messages.getMessage(code, refusal.named(), Locale.ENGLISH));
    }
}
