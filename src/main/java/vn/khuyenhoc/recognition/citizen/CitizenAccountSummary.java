package vn.khuyenhoc.recognition.citizen;

/**
 * Accounts of a subtree at the end of a day.
 *
 * @param open not closed, confirmed or not
 * @param closed by the day
 * @param apportioned whether it is an estimate, because an organization was divided since
 */
record CitizenAccountSummary(int open, int confirmed, int closed, boolean apportioned) {
    public int unconfirmed() {
        return open - confirmed;
    }
}
