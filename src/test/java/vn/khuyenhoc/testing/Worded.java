package vn.khuyenhoc.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
        assertThat(vietnamese).as("%s in Vietnamese", code).matches(pattern(code, Locale.ROOT));
        assertThat(english).as("%s in English", code).matches(pattern(code, Locale.ENGLISH)).isNotEqualTo(vietnamese);
    }
}
