package vn.khuyenhoc.kernel.sql;

import static org.jooq.impl.DSL.val;

import java.util.Locale;

import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.CustomField;
import org.jooq.impl.SQLDataType;

/**
 * A name that is kept beside a fact, in a column of its own, to order many of them by. MySQL keeps the name, and orders it by the collation of the column. H2, which
 * knows none, is given letters as their places in the alphabet and their tones behind that: to make as much of 200,000 names took it half a second for each page.
 */
public final class SortName {
    private static final String ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
    /** In their order as text; no letter, since a migration replaces one letter after the other, and nothing that a database reads as an escape. */
    private static final String PLACES = "@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`{";
    /** As dictionaries order them: huyền, hỏi, ngã, sắc, nặng. */
    private static final String[] TONED = {"aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị", "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "uùủũúụ", "ưừửữứự", "yỳỷỹýỵ"};
    private static final char[] PLACE = new char['ỹ' + 1];
    private static final char[] TONE = new char['ỹ' + 1];

    static {
        for (int i = 0; i < ALPHABET.length(); i++) {
            PLACE[ALPHABET.charAt(i)] = PLACES.charAt(i);
        }
        for (String vowel : TONED) {
            for (int tone = 1; tone < vowel.length(); tone++) {
                PLACE[vowel.charAt(tone)] = PLACE[vowel.charAt(0)];
                TONE[vowel.charAt(tone)] = (char) ('0' + tone);
            }
        }
    }

    private SortName() {}

    /** As the database of the application keeps it. */
    public static String of(String name, DSLContext sql) {
        return of(name, sql.family());
    }

    /** To be compared with what is kept. */
    static Field<String> of(String name) {
        return CustomField.of("sort_name", SQLDataType.VARCHAR, context -> context.visit(val(of(name, context.family()))));
    }

    private static String of(String name, SQLDialect family) {
        return family == SQLDialect.MYSQL ? name : ordering(name.toLowerCase(Locale.ROOT));
    }

    /** Whatever is no letter stands for itself on both levels, so that tones are compared word by word. */
    private static String ordering(String name) {
        StringBuilder letters = new StringBuilder(name.length() + 16);
        StringBuilder tones = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char letter = name.charAt(i);
            char place = letter < PLACE.length ? PLACE[letter] : 0;
            letters.append(place == 0 ? letter : place);
            if (place == 0) {
                tones.append(letter);
            } else if (TONE[letter] != 0) {
                tones.append(TONE[letter]);
            }
        }
        return letters.append('\u0001').append(tones).toString();
    }
}
