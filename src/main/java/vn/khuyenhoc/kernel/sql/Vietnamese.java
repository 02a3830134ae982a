package vn.khuyenhoc.kernel.sql;

import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lower;

import java.text.Normalizer;
import java.util.Locale;
import java.util.stream.IntStream;

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
    /** Letters whose marks run through them. */
    private static final String STRUCK = "đðøǿħłŀſẛ", UNSTRUCK = "ddoohllss";
    /** Every Latin letter with marks, those of other languages too, and the same without: what MySQL takes for alike. */
    private static final String MARKED = marked();
    private static final String PLAIN = unmarked(MARKED);
    /** The tones fall away, ă, â, đ, ê, ô, ơ and ư stay letters; ranks are private characters in the order of the alphabet. */
    private static final String TONED = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệfghiìíỉĩịjklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvwxyỳýỷỹỵz";
    private static final String RANKS = ranks();

    private Vietnamese() {}

    private static String marked() {
        return IntStream.concat(IntStream.range('À', 'ɐ'), IntStream.range('Ḁ', 'ἀ')).filter(letter -> Character.toLowerCase(letter) == letter && base(letter) != letter)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    private static String unmarked(String letters) {
        return letters.chars().map(Vietnamese::base).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    /** What is left of a letter without its marks, if that is one of a to z; else the letter itself. */
    private static int base(int letter) {
        int struck = STRUCK.indexOf(letter);
        int first = struck >= 0 ? UNSTRUCK.charAt(struck) : Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFD).charAt(0);
        return first >= 'a' && first <= 'z' ? first : letter;
    }

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

    /** In the form in which texts are kept; the wildcards of LIKE mean themselves. */
    private static String literally(String text) {
        return Text.sought(text).replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    private static Condition like(Field<String> text, String pattern) {
        return CustomCondition.of(context -> context.visit(context.family() == SQLDialect.MYSQL
            ? text.collate("utf8mb4_0900_ai_ci").like(pattern, ESCAPE.charAt(0))
            : translate(lower(text), MARKED, PLAIN).like(plain(pattern), ESCAPE.charAt(0))));
    }

    /** Once, here: H2 would do it, and read the pattern, anew for every row. */
    private static String plain(String text) {
        return unmarked(text.toLowerCase(Locale.ROOT));
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
