package vn.khuyenhoc.recognition.intake;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.recognition.TitleKind;

/** The titles in the office's words; case and marks do not matter. */
public final class TitleWords {
    public static final String OFFERED = "Gia đình học tập, Dòng họ học tập, Cộng đồng học tập, Đơn vị học tập, Công dân học tập";
    private static final Map<String, TitleKind> WORDS = new HashMap<>();

    static {
        TitleKind[] kinds = TitleKind.values();
        String[] words = OFFERED.split(", ");
        for (int i = 0; i < words.length; i++) {
            WORDS.put(words[i], kinds[i]);
            WORDS.put(Text.plain(words[i]), kinds[i]);
            WORDS.put(Text.plain(words[i].replace(" học tập", "")), kinds[i]);
        }
    }

    private TitleWords() {}

    public static @Nullable TitleKind of(String cell) {
        TitleKind asOffered = WORDS.get(cell);
        return asOffered != null ? asOffered : WORDS.get(Text.plain(cell));
    }
}
