package vn.khuyenhoc.organization;

/** What somebody was elected or appointed to, the highest first; whoever heads a branch or board is its CHAIR. */
public enum OfficerPosition {
    CHAIR, STANDING_VICE_CHAIR, VICE_CHAIR, STANDING_MEMBER, SECRETARY, TREASURER, INSPECTOR, MEMBER;

    /** Whether only one person at a time holds it in an organization. */
    public boolean sole() {
        return this == CHAIR || this == TREASURER;
    }
}
