package vn.khuyenhoc.recognition.commendation;

/** How many commendations were awarded in a subtree in a year, by who received them. */
record CommendationSummary(int collectives, int individuals, int families) {}
