package vn.khuyenhoc.recognition.figure;

import org.jspecify.annotations.Nullable;

/**
 * Titles that are held and were recognised as many years running.
 *
 * @param count null of few people, to those who may not see them
 */
record TitleStreak(int years, @Nullable Integer count) {}
