package vn.khuyenhoc.kernel.sql;

import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lower;

import java.text.Normalizer;
import java.util.Locale;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.CustomCondition;
import org.jooq.impl.CustomField;
import org.jooq.impl.SQLDataType;

import vn.khuyenhoc.kernel.Text;

/**
 * Vietnamese text in a query: searched whatever its marks and case, and ordered by the alphabet.
 * MySQL knows both as collations; for H2 the letters are translated one by one to the same effect.
 */
final class Vietnamese {
    private static final String ESCAPE = "!";
    /** Every letter with its marks, and the same without. */
    private static final String MARKED = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ";
    private static final String PLAIN = "aaaaaaaaaaaaaaaaadeeeeeeeeeeeiiiiiooooooooooooooooouuuuuuuuuuuyyyyy";
    /** The tones fall away, ă, â, đ, ê, ô, ơ and ư stay letters; ranks are private characters in the order of the alphabet. */
    private static final String TONED = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệfghiìíỉĩịjklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvwxyỳýỷỹỵz";
    private static final String RANKS = ranks();

    private Vietnamese() {}

    private static String ranks() {
        String letters = "aaaaaaăăăăăăââââââbcdđeeeeeeêêêêêêfghiiiiiijklmnooooooôôôôôôơơơơơơpqrstuuuuuuưưưưưưvwxyyyyyyz";
        String alphabet = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
        return letters.chars().map(letter -> 'ꀀ' + alphabet.indexOf(letter))
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    static Condition contains(Field<String> text, String part) {
        return like(text, "%" + literally(part) + "%");
    }

    static Condition startsWith(Field<String> text, String start) {
        return like(text, literally(start) + "%");
    }

    /** @param text in small letters without marks */
    static Condition containsUnmarked(Field<String> text, String part) {
        return text.like("%" + literally(Text.unmarked(part)) + "%", ESCAPE.charAt(0));
    }

    static Condition startsWithUnmarked(Field<String> text, String start) {
        return text.like(literally(Text.unmarked(start)) + "%", ESCAPE.charAt(0));
    }

    /** The wildcards of LIKE mean themselves. */
    private static String literally(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    private static Condition like(Field<String> text, String pattern) {
        return CustomCondition.of(context -> context.visit(context.family() == SQLDialect.MYSQL
            ? text.collate("utf8mb4_0900_ai_ci").like(pattern, ESCAPE.charAt(0))
            : translate(lower(text), MARKED, PLAIN).like(plain(pattern), ESCAPE.charAt(0))));
    }

    /** Once, here: H2 would do it, and read the pattern, anew for every row. */
    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).chars().map(letter -> MARKED.indexOf(letter) < 0 ? letter : PLAIN.charAt(MARKED.indexOf(letter)))
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    /** To be compared and ordered by instead of the text itself. */
    static Field<String> ordered(Field<String> text) {
        return CustomField.of("ordered", SQLDataType.VARCHAR, context -> context.visit(context.family() == SQLDialect.MYSQL
            ? text.collate("utf8mb4_vi_0900_as_cs")
            : concat(translate(lower(text), TONED, RANKS), inline("\u0001"), text)));
    }

    private static Field<String> translate(Field<String> text, String from, String to) {
        return function("translate", SQLDataType.VARCHAR, text, inline(from), inline(to));
    }
}
