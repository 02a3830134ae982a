package vn.khuyenhoc.kernel.graphql;

import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** What the schema says of a thing, in one of the two languages in which it says it. */
public final class Described {
    /** A description's first words name a thing, what follows explains it. */
    private static final Pattern EXPLANATION = Pattern.compile("[;.,:](?:\\s.*|$)", Pattern.DOTALL);

    private Described() {}

    /** The words that name it. */
    public static String shortly(@Nullable String description, Locale language) {
        return EXPLANATION.matcher(in(language, String.valueOf(description))).replaceFirst("").strip();
    }

    /** All of it. */
    static String in(Locale language, String description) {
        String[] languages = description.split(" \\| ", 2);
        return languages[language.getLanguage().equals("en") ? languages.length - 1 : 0];
    }
}
