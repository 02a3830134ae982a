package vn.khuyenhoc.organization.centre;

/** How many learning centres there are in a subtree on a day, and who works there. */
record LearningCentreSummary(int communeLevel, int villageLevel, int managers, int secondedTeachers, int collaborators) {}
