package vn.khuyenhoc.organization.register;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * One organization goes up in another, or hands a part of itself to it.
 *
 * @param share of a part, in hundredths of a percent; null where the predecessor goes as a whole
 * @param branches of a part, the organizations directly below the predecessor that go along
 * @param members of a part, the memberships that go along
 * @param centres of a part, the learning centres that go along
 */
public record Succession(long predecessor, long successor, @Nullable Integer share, Set<Long> branches, Set<Long> members, Set<Long> centres) {
    public static final int WHOLE = 10_000;

    public static Succession full(long predecessor, long successor) {
        return new Succession(predecessor, successor, null, Set.of(), Set.of(), Set.of());
    }

    public boolean isFull() {
        return share == null;
    }

    public int size() {
        return share == null ? WHOLE : share;
    }
}
