package vn.khuyenhoc.recognition.title;

import java.util.List;

/**
 * Titles held and accounts registered in a subtree on a day; the two are never added up.
 *
 * @param apportioned whether it is an estimate, because an organization was divided since
 */
record RecognitionSummary(List<TitleCount> titles, int citizenAccounts, boolean apportioned) {}
