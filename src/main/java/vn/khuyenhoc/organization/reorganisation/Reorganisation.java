package vn.khuyenhoc.organization.reorganisation;

import java.time.LocalDate;

/**
 * A reorganisation that took effect, and how much it moved.
 *
 * @param moved the organizations that came under another one
 * @param movedBelow those that stand below them and came along
 * @param members of those that ended, or named with a part, who went to a successor
 * @param membersBelow who came along with the organizations that moved
 * @param centres that are run by a successor from then on
 */
record Reorganisation(LocalDate on, String decision, int established, int ended, int moved, int movedBelow, int members, int membersBelow, int centres) {}
