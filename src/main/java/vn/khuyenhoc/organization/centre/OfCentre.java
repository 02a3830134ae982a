package vn.khuyenhoc.organization.centre;

import java.time.LocalDate;

/** Something recorded of one learning centre, shown with the centre as it was on a day. */
public interface OfCentre {
    long centreKey();

    LocalDate centreAsOf();
}
