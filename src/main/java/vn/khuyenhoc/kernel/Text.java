package vn.khuyenhoc.kernel;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/** Text as it is kept: composed letters (NFC), one tone style (hòa, thúy), single spaces, no control characters. */
public final class Text {
    private static final Map<String, String> TONES = tones();
    private static final Pattern SPACES = Pattern.compile("[ \\u00a0]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern IN_BRACKETS = Pattern.compile("\\([^)]*\\)|\\[[^\\]]*]");
    private static final Pattern NO_LETTERS = Pattern.compile("[^a-z0-9]+");
    /** At the end of a syllable only (hoàn stays), and never the u of qu (quý). */
    private static final Pattern NEW_STYLE = Pattern.compile("(?<![qQ])([oO][àáảãạÀÁẢÃẠèéẻẽẹÈÉẺẼẸ]|[uU][ỳýỷỹỵỲÝỶỸỴ])(?!\\p{L})");

    private Text() {}

    private static Map<String, String> tones() {
        String[] pairs = "oà òa oá óa oả ỏa oã õa oạ ọa oè òe oé óe oẻ ỏe oẽ õe oẹ ọe uỳ ùy uý úy uỷ ủy uỹ ũy uỵ ụy".split(" ");
        return IntStream.range(0, pairs.length / 2).boxed().collect(Collectors.toMap(i -> pairs[2 * i], i -> pairs[2 * i + 1]));
    }

    /**
     * One line of text.
     *
     * @param argument the field of the input, for the refusal
     * @throws Refusal TEXT_EMPTY, TEXT_TOO_LONG, TEXT_CONTROL_CHARACTER
     */
    public static String line(String raw, String argument, int longest) {
        if (kept(raw) && raw.length() <= longest) {
            return raw;
        }
        String text = toned(SPACES.matcher(Normalizer.normalize(raw, Normalizer.Form.NFC)).replaceAll(" ").strip());
        if (text.isEmpty()) {
            throw new Refusal("TEXT_EMPTY", argument);
        }
        if (text.codePoints().anyMatch(letter -> Character.isISOControl(letter) || Character.getType(letter) == Character.SURROGATE
            || Character.getType(letter) == Character.FORMAT)) {
            throw new Refusal("TEXT_CONTROL_CHARACTER", argument);
        }
        if (text.codePointCount(0, text.length()) > longest) {
            throw new Refusal("TEXT_TOO_LONG", argument, longest);
        }
        return text;
    }

    /** Whether it is certain without a search that it is as it is kept: most is, and the patterns cost a tenth of a decision in bulk. */
    private static boolean kept(String raw) {
        char before = ' ';
        for (int i = 0; i < raw.length(); i++) {
            char letter = raw.charAt(i);
            boolean accented = letter >= 'À' && letter <= 'ɏ' || letter >= 'Ạ' && letter <= 'ỹ';
            if (letter == ' ' ? before == ' ' : accented ? "oOuU".indexOf(before) >= 0 : letter < ' ' || letter > '~') {
                return false;
            }
            before = letter;
        }
        return before != ' ';
    }

    /** What somebody looks for, in the form in which a line is kept, so that it is found. */
    public static String sought(String raw) {
        return kept(raw) ? raw : toned(SPACES.matcher(Normalizer.normalize(raw, Normalizer.Form.NFC)).replaceAll(" ").strip());
    }

    public static @Nullable String optionalLine(@Nullable String raw, String argument, int longest) {
        return raw == null || raw.isBlank() ? null : line(raw, argument, longest);
    }

    /** A heading, whatever its case, marks and spaces, and without what stands in brackets: to be compared, not kept. */
    public static String plain(String text) {
        return NO_LETTERS.matcher(unmarked(IN_BRACKETS.matcher(text).replaceAll(" "))).replaceAll(" ").strip();
    }

    /** As names are told apart: whatever their case, but with their marks, for Hà and Hạ are two people. */
    public static String name(String text) {
        return toned(SPACES.matcher(Normalizer.normalize(text, Normalizer.Form.NFC)).replaceAll(" ").strip()).toLowerCase(Locale.ROOT);
    }

    /** In small letters without marks, as names are searched. */
    public static String unmarked(String text) {
        return MARKS.matcher(Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)).replaceAll("").replace('đ', 'd');
    }

    private static String toned(String text) {
        return NEW_STYLE.matcher(text).replaceAll(found -> {
            String old = TONES.get(found.group().toLowerCase());
            return Matcher.quoteReplacement(cased(found.group(), old == null ? found.group() : old));
        });
    }

    private static String cased(String pattern, String text) {
        String first = Character.isUpperCase(pattern.charAt(0)) ? text.substring(0, 1).toUpperCase() : text.substring(0, 1);
        return first + (Character.isUpperCase(pattern.charAt(1)) ? text.substring(1).toUpperCase() : text.substring(1));
    }
}
