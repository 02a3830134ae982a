package vn.khuyenhoc.recognition.commendation;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.graphql.Node;
import vn.khuyenhoc.recognition.CommendationForm;
import vn.khuyenhoc.recognition.RecipientKind;

/**
 * A commendation that was awarded.
 *
 * @param recipient null for people, where their names are not shown
 */
record Commendation(long key, RecipientKind recipientKind, @Nullable String recipient, CommendationForm form, String authority,
                    String decisionNumber, LocalDate awardedOn, String reason) implements Node {}
