package vn.khuyenhoc.kernel.access;

/** What a caller may do within the organizations that their token names. */
public enum Role {
    /** Reads what is personal. */
    VIEWER,
    /** Enters and corrects records. */
    OFFICER,
    /** Approves what another has entered. */
    APPROVER,
    /** Does all of it, and sees who changed what. */
    ADMIN
}
