package vn.khuyenhoc.recognition.commendation;

/**
 * How many commendations were awarded in a subtree in a year, by who received them.
 *
 * @param apportioned whether it is an estimate, because an organization was divided since
 */
record CommendationSummary(int collectives, int individuals, int families, boolean apportioned) {}
