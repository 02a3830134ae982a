package vn.khuyenhoc.recognition.intake;

import java.time.LocalDate;
import java.time.LocalDate;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.imports.ImportRow;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.recognition.TitleKind;
import vn.khuyenhoc.recognition.TitleRegister.Decision;
import vn.khuyenhoc.recognition.title.Holding;
import vn.khuyenhoc.recognition.title.Holding.Given;
import vn.khuyenhoc.recognition.title.Holding.Held;

/** A row of a decision, with the organization that its code names. */
record TitleRow(ImportRow row, OrganizationId organization) {
    static final String ORGANIZATION = "organization", NUMBER = "number", DECIDED = "decidedOn", SIGNER = "signer", KIND = "kind", HOLDER = "holder", ADDRESS = "address",
        UNTIL = "heldUntil";

    Decision decision() {
        return new Decision(organization, row.given(NUMBER), row.givenDate(DECIDED), row.given(SIGNER));
    }

    Given given() {
        return new Given(kind(), row.given(HOLDER), address(), subject(), row.date(UNTIL));
    }

    TitleKind kind() {
        return Objects.requireNonNull(TitleWords.of(row.given(KIND)));
    }

    String subject() {
        return Holding.subject(kind(), organization, row.given(HOLDER), address());
    }

    /** A title of an earlier year is renewed; nobody is recognised twice in one. */
    static boolean holdsAlready(Held held, LocalDate decidedOn) {
        return held.from().getYear() >= decidedOn.getYear();
    }

    private @Nullable String address() {
        return row.text(ADDRESS);
    }
}
