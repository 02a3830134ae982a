package vn.khuyenhoc.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.springframework.context.support.ResourceBundleMessageSource;

import vn.khuyenhoc.kernel.Refusal;

/** Whether a message is the one of its code in a language, whatever it names. */
public final class Worded {
    private Worded() {}

    /** @param locale of the bundle: ROOT is Vietnamese */
    private static Pattern pattern(String code, Locale locale) {
        ResourceBundle.Control exact = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        String words = ResourceBundle.getBundle("i18n.messages", locale, exact).getString(code);
        String gap = "\u0001";
        String filled = new MessageFormat(words, Locale.ROOT).format(new Object[] {gap, gap, gap, gap, gap});
        return Pattern.compile(Arrays.stream(filled.split(gap, -1)).map(Pattern::quote).collect(Collectors.joining(".+")));
    }

    public static void assertWorded(String code, String vietnamese, String english) {
        assertThat(vietnamese).as("%s in Vietnamese", code).containsPattern(pattern(code, Locale.ROOT));
        assertThat(english).as("%s in English", code).containsPattern(pattern(code, Locale.ENGLISH)).isNotEqualTo(vietnamese);
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
