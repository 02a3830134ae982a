package vn.khuyenhoc.organization.intake;

import static vn.khuyenhoc.kernel.imports.Finding.bad;
import static vn.khuyenhoc.kernel.imports.Finding.duplicate;
import static vn.khuyenhoc.organization.intake.OfficerImport.CONGRESS;
import static vn.khuyenhoc.organization.intake.OfficerImport.NAME;
import static vn.khuyenhoc.organization.intake.OfficerImport.ORGANIZATION;
import static vn.khuyenhoc.organization.intake.OfficerImport.POSITION;
import static vn.khuyenhoc.organization.intake.OfficerImport.SINCE;
import static vn.khuyenhoc.organization.intake.OfficerImport.UNTIL;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.imports.Finding;
import vn.khuyenhoc.kernel.imports.ImportKind;
import vn.khuyenhoc.kernel.imports.ImportRow;
import vn.khuyenhoc.organization.OfficerPosition;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.officer.Congress;
import vn.khuyenhoc.organization.officer.Terms;
import vn.khuyenhoc.organization.officer.Terms.Holder;
import vn.khuyenhoc.organization.officer.Terms.Term;

/** Checks a list of officers: each term must fit beside those that are recorded, and beside the rows above it. */
final class OfficerChecking implements ImportKind.Checking {
    private static final int EARLIEST_BIRTH = 1880;

    private final LocalDate today;
    private final Places places;
    private final Terms terms;

    OfficerChecking(DSLContext sql, LocalDate today, Places places) {
        this.today = today;
        this.places = places;
        this.terms = new Terms(sql);
    }

    @Override
    public List<Finding> check(List<ImportRow> rows) {
        places.read(rows.stream().map(row -> row.given(ORGANIZATION)).toList());
        terms.read(rows.stream().map(row -> places.on(row.given(ORGANIZATION), row.givenDate(SINCE)))
            .filter(Objects::nonNull).map(OrganizationId::value).toList());
        List<Finding> findings = new ArrayList<>();
        for (ImportRow row : rows) {
            OrganizationId organization = places.on(row.given(ORGANIZATION), row.givenDate(SINCE));
            OfficerPosition position = PositionWords.of(row.given(POSITION));
            if (organization == null) {
                findings.add(bad(row, ORGANIZATION, "ORGANIZATION_UNKNOWN"));
            } else if (position == null) {
                findings.add(bad(row, POSITION, "POSITION_UNKNOWN", row.given(POSITION), PositionWords.ACCEPTED));
            } else {
                Refusal refusal = refusal(row);
                findings.addAll(refusal == null ? fitting(row, organization, position) : List.of(refused(row, refusal)));
            }
        }
        return findings;
    }

    private @Nullable Refusal refusal(ImportRow row) {
        LocalDate since = row.givenDate(SINCE);
        Integer born = MemberImport.birthYear(row);
        if (since.isAfter(today)) {
            return new Refusal("DATE_IN_FUTURE", SINCE, since);
        }
        if (born != null && (born < EARLIEST_BIRTH || born > since.getYear())) {
            return new Refusal("BIRTH_YEAR_IMPOSSIBLE", MemberImport.BIRTH_YEAR, String.valueOf(born));
        }
        try {
            Congress.of(row.text(CONGRESS), since);
            return null;
        } catch (Refusal impossible) {
            return impossible;
        }
    }

    private List<Finding> fitting(ImportRow row, OrganizationId organization, OfficerPosition position) {
        LocalDate until = row.date(UNTIL);
        Term wanted = terms.within(new Term(0, row.number(), organization.value(), position, row.givenDate(SINCE), until == null ? Days.FOREVER : until,
            new Holder(null, row.given(NAME), MemberImport.birthYear(row))));
        Refusal refusal = terms.refusal(wanted);
        if (refusal != null) {
            return List.of(refused(row, refusal));
        }
        Term maybe = terms.maybeSame(wanted);
        terms.add(wanted);
        return maybe == null ? List.of() : List.of(maybe.row() == 0 ? duplicate(row, NAME, "OFFICER_MAYBE_KNOWN", maybe.from())
            : duplicate(row, NAME, "ROW_MAYBE_TWICE", maybe.row()));
    }

    private static Finding refused(ImportRow row, Refusal refusal) {
        return bad(row, Objects.requireNonNull(refusal.argument()), refusal.code(), Arrays.stream(refusal.named()).skip(1).toArray());
    }
}
