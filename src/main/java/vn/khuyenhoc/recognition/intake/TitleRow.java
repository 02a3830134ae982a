package vn.khuyenhoc.recognition.intake;

import java.time.LocalDate;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.imports.ImportRow;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.recognition.TitleKind;
import vn.khuyenhoc.recognition.TitleRegister.Decision;
import vn.khuyenhoc.recognition.decision.GivingTitles.Wanted;
import vn.khuyenhoc.recognition.subject.Subjects;

/** A row of a decision, with the organization that its code names. */
record TitleRow(ImportRow row, OrganizationId organization) {
    static final String ORGANIZATION = "organization", NUMBER = "number", DECIDED = "decidedOn", SIGNER = "signer", KIND = "kind", HOLDER = "holder", ADDRESS = "address",
        UNTIL = "heldUntil";

    Decision decision() {
        return new Decision(organization, row.given(NUMBER), row.givenDate(DECIDED), row.given(SIGNER));
    }

    Wanted wanted() {
        return new Wanted(kind(), row.given(HOLDER), address(), alike(), row.date(UNTIL), "row " + row.number());
    }

    TitleKind kind() {
        return Objects.requireNonNull(TitleWords.of(row.given(KIND)));
    }

    String alike() {
        return Subjects.alike(kind(), row.given(HOLDER), address());
    }

    private @Nullable String address() {
        return row.text(ADDRESS);
    }
}
