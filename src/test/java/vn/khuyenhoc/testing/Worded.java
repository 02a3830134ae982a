package vn.khuyenhoc.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.springframework.context.support.ResourceBundleMessageSource;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.kernel.Refusal;

/** Whether a message is the one of its code in a language, whatever it names. */
public final class Worded {
    private Worded() {}

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
