package vn.khuyenhoc.kernel.gate;

/**
 * A document's text, read once without understanding it: a parser would already have paid for what is hostile in it.
 * A million-digit number alone takes graphql-java 20 s, and an exponent of eleven digits makes it fail.
 */
final class DocumentText {
    private final String text;
    private final int most;
    private int at;
    private int tokens;
    private int open;
    private int nesting;
    private int longestNumber;
    private boolean unclosed;

    private DocumentText(String text, int most) {
        this.text = text;
        this.most = most;
    }

    /** @param most tokens after which no more are counted */
    static DocumentText read(String text, int most) {
        DocumentText document = new DocumentText(text, most);
        document.read();
        return document;
    }

    int tokens() {
        return tokens;
    }

    /** How many brackets stand inside each other at the most. */
    int nesting() {
        return nesting;
    }

    /** Characters of the longest number; an exponent of more than three digits is longer than any. */
    int longestNumber() {
        return longestNumber;
    }

    private void read() {
        while (at < text.length() && tokens <= most) {
            char c = text.charAt(at);
            if (c == '#') {
                tokens++; // to graphql-java too
                while (++at < text.length() && !lineEnd(text.charAt(at))) { /* to its end */ }
            } else if (c <= ' ' || c == ',' || c == '\uFEFF') {
                at++;
            } else {
                tokens++;
                token(c);
            }
        }
    }

    private void token(char c) {
        if (c == '"') {
            string();
        } else if (c == '-' || digit(c)) {
            number();
        } else if (word(c)) {
            while (++at < text.length() && word(text.charAt(at))) { /* to its end */ }
        } else if (text.startsWith("...", at)) {
            at += 3;
        } else {
            bracket(c);
            at++;
        }
    }

    private void bracket(char c) {
        if (c == '{' || c == '(' || c == '[') {
            nesting = Math.max(nesting, ++open);
        } else if (c == '}' || c == ')' || c == ']') {
            open--;
        }
    }

    private void number() {
        int from = at;
        int exponent = Integer.MAX_VALUE;
        while (++at < text.length() && (word(text.charAt(at)) || ".+-".indexOf(text.charAt(at)) >= 0)) {
            if ((text.charAt(at) | 0x20) == 'e') {
                exponent = at;
            }
        }
        // The sign counts as a digit: 1e-99 and 1e999 are both short enough, and no figure of ours needs either.
        longestNumber = Math.max(longestNumber, (long) at - exponent > 4 ? Integer.MAX_VALUE : at - from);
    }

    private void string() {
        if (text.startsWith("\"\"\"", at) && !unclosed) {
            int from = at;
            if (blockString()) {
                return;
            }
            // Without its end it is no block string to the parser, but an empty string and more.
            unclosed = true;
            at = from;
        }
        while (++at < text.length() && text.charAt(at) != '"' && !lineEnd(text.charAt(at))) {
            if (text.charAt(at) == '\\') {
                at++;
            }
        }
        at++;
    }

    private boolean blockString() {
        at += 3;
        while (at < text.length()) {
            if (text.startsWith("\\\"\"\"", at)) {
                at += 4;
            } else if (text.startsWith("\"\"\"", at)) {
                at += 3;
                return true;
            } else {
                at++;
            }
        }
        return false;
    }

    private static boolean lineEnd(char c) {
        return c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029';
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean word(char c) {
        return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || digit(c);
    }
}
