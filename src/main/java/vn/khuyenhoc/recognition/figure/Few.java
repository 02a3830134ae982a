package vn.khuyenhoc.recognition.figure;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whom nobody learns of who may not see them: groups of fewer than five, and the next larger ones while the hidden are too few together to stay hidden beside a total. */
final class Few {
    static final int FEWEST = 5;

    private Few() {}

    static boolean few(long count) {
        return count > 0 && count < FEWEST;
    }

    /** @return the keys of what is not told */
    static <K> Set<K> hidden(Map<K, Long> groups) {
        Set<K> hidden = new HashSet<>();
        long together = 0;
        for (Map.Entry<K, Long> group : inOrder(groups)) {
            if (few(group.getValue()) || few(together)) {
                hidden.add(group.getKey());
                together += group.getValue();
            }
        }
        return hidden;
    }

    private static <K> List<Map.Entry<K, Long>> inOrder(Map<K, Long> groups) {
        return groups.entrySet().stream().filter(group -> group.getValue() > 0).sorted(Comparator.comparing(Map.Entry::getValue)).toList();
    }
}
