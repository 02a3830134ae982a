package vn.khuyenhoc.recognition.figure;

/** Titles that are held and were recognised as many years running. */
record TitleStreak(int years, int count) {}
