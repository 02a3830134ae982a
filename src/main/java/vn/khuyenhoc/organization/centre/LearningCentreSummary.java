package vn.khuyenhoc.organization.centre;

/**
 * How many learning centres there are in a subtree on a day, who works there, and what was taught.
 *
 * @param classes those that ended in the year of the day, up to the day
 * @param apportioned whether it is an estimate, because an organization was divided since
 */
record LearningCentreSummary(int communeLevel, int villageLevel, int managers, int secondedTeachers, int collaborators,
                             int classes, long learnerTurns, boolean apportioned) {}
