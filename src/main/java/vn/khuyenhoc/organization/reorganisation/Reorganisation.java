package vn.khuyenhoc.organization.reorganisation;

import java.time.LocalDate;

/**
 * A reorganisation that took effect, and how much it moved.
 *
 * @param moved the organizations that came under another one, each with all below it
 * @param members of those that ended, or named with a part, who went to a successor
 */
record Reorganisation(LocalDate on, String decision, int established, int ended, int moved, int members) {}
