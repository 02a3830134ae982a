package vn.khuyenhoc.recognition.title;

import java.util.List;

/** Titles held and accounts registered in a subtree on a day; the two are never added up. */
record RecognitionSummary(List<TitleCount> titles, int citizenAccounts) {}
