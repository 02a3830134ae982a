package vn.khuyenhoc.organization.tree;

import java.time.LocalDate;

import vn.khuyenhoc.organization.Boundary;

/**
 * A day and along which tree its figures are added up, as a nested field is asked for them.
 *
 * @param day of a stock; of a flow the last day of its year that counts
 */
public record View(LocalDate day, Boundary boundary) {
    /** A whole calendar year. */
    public static View ofYear(int year, Boundary boundary) {
        return new View(LocalDate.of(year, 12, 31), boundary);
    }
}
