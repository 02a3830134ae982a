package vn.khuyenhoc.organization;

/**
 * How many members there are in a subtree.
 *
 * @param listed people on rosters, each once
 * @param reported people whom organizations without a roster reported by their number alone
 */
public record Membership(int listed, int reported) {
    public int count() {
        return listed + reported;
    }

    /** On what the count rests. */
    public MembershipSource source() {
        return reported == 0 ? MembershipSource.ROSTER : listed == 0 ? MembershipSource.HEADCOUNT : MembershipSource.BOTH;
    }
}
