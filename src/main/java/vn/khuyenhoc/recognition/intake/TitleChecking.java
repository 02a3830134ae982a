package vn.khuyenhoc.recognition.intake;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static vn.khuyenhoc.kernel.imports.Finding.bad;
import static vn.khuyenhoc.kernel.imports.Finding.duplicate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.imports.Finding;
import vn.khuyenhoc.kernel.imports.ImportKind.Checking;
import vn.khuyenhoc.kernel.imports.ImportRow;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.recognition.TitleKind;
import vn.khuyenhoc.recognition.TitleRegister.Decision;
import vn.khuyenhoc.recognition.decision.GivingTitles;
import vn.khuyenhoc.recognition.decision.GivingTitles.Outlook;
import vn.khuyenhoc.recognition.title.Holding;
import vn.khuyenhoc.recognition.titling.CasesInBulk;

/** Finds what cannot be a title of a decision: unknown bodies, taken numbers, whoever stands in it twice or holds it already, and whose case is not due or not the only one. */
final class TitleChecking implements Checking {
    private record Numbered(OrganizationId organization, int year, String number) {}

    /** As its first row says. */
    private record Said(Decision decision, boolean supplements) {}

    private record Waiting(OrganizationId organization, TitleKind kind, int year) {}

    private final Bodies bodies;
    private final Holding holding;
    private final GivingTitles giving;
    private final CasesInBulk cases;
    private final LocalDate today;
    private final RowsOfOne rowsOfOne;
    private final Map<Numbered, Said> decisions = new HashMap<>();
    private final Map<Numbered, Boolean> recordedWrong = new HashMap<>();
    private final Map<Waiting, Integer> waiting = new HashMap<>();

    TitleChecking(Bodies bodies, Holding holding, GivingTitles giving, CasesInBulk cases, LocalDate today, RowsOfOne rowsOfOne) {
        this.bodies = bodies;
        this.holding = holding;
        this.giving = giving;
        this.cases = cases;
        this.today = today;
        this.rowsOfOne = rowsOfOne;
    }

    @Override
    public List<Finding> check(List<ImportRow> rows) {
        List<Finding> findings = new ArrayList<>();
        List<TitleRow> sound = new ArrayList<>();
        for (ImportRow row : rows) {
            OrganizationId organization = bodies.of(row);
            Finding finding = organization == null ? bad(row, TitleRow.ORGANIZATION, "ORGANIZATION_UNKNOWN") : unsound(row, organization);
            if (finding != null) {
                findings.add(finding);
            } else {
                sound.add(TitleRow.of(row, Objects.requireNonNull(organization)));
            }
        }
        Map<Decision, Map<String, Outlook>> outlooks = new HashMap<>();
        sound.stream().collect(groupingBy(TitleRow::decision, LinkedHashMap::new, toList()))
            .forEach((decision, some) -> outlooks.put(decision, giving.outlooks(decision, some.stream().map(TitleRow::wanted).toList())));
        sound.forEach(one -> outlook(one, Objects.requireNonNull(Objects.requireNonNull(outlooks.get(one.decision())).get(one.alike()))).ifPresent(findings::add));
        return findings;
    }

    private Optional<Finding> outlook(TitleRow title, Outlook outlook) {
        Refusal against = outlook.against() == null ? rowsOfOne.against(title, outlook) : outlook.against();
        if (against != null) {
            return Optional.of(bad(title.row(), String.valueOf(against.argument()), against.code(), Arrays.stream(against.named()).skip(1).toArray()));
        }
        if (outlook.another()) {
            return Optional.of(duplicate(title.row(), TitleRow.HOLDER, "TITLE_CASE_REMAINS", String.valueOf(outlook.year())));
        }
        return outlook.ofCase() ? Optional.empty() : withoutCase(title);
    }

    /** Where cases wait, one of them may be meant that is written otherwise; else the body keeps none. */
    private Optional<Finding> withoutCase(TitleRow title) {
        int open = waiting.computeIfAbsent(new Waiting(title.organization(), title.kind(), title.decision().decidedOn().getYear()), of -> cases.open(of.organization(), of.kind(), of.year()));
        return open == 0 ? Optional.empty() : Optional.of(duplicate(title.row(), TitleRow.HOLDER, "TITLE_WITHOUT_CASE", open));
    }

    private @Nullable Finding unsound(ImportRow row, OrganizationId organization) {
        LocalDate decided = row.givenDate(TitleRow.DECIDED);
        LocalDate until = row.date(TitleRow.UNTIL);
        TitleKind kind = TitleWords.of(row.given(TitleRow.KIND));
        if (decided.isAfter(today)) {
            return bad(row, TitleRow.DECIDED, "DATE_IN_FUTURE", decided);
        }
        if (kind == null) {
            return bad(row, TitleRow.KIND, "CELL_NOT_A_CHOICE", row.given(TitleRow.KIND), TitleWords.OFFERED);
        }
        if (kind == TitleKind.LEARNING_FAMILY && row.text(TitleRow.ADDRESS) == null) {
            return bad(row, TitleRow.ADDRESS, "CELL_EMPTY");
        }
        if (until != null && !until.isAfter(decided)) {
            return bad(row, TitleRow.UNTIL, "TITLE_ENDS_BEFORE_DECISION", decided);
        }
        if (TitleRow.supplement(row) == null) {
            return bad(row, TitleRow.SUPPLEMENT, "CELL_NOT_A_CHOICE", row.given(TitleRow.SUPPLEMENT), TitleRow.SUPPLEMENT_OFFERED);
        }
        TitleRow title = TitleRow.of(row, organization);
        return misdecided(title) ? bad(row, TitleRow.NUMBER, "TITLE_DECISION_DIFFERS", row.given(TitleRow.NUMBER))
            : recordedWrong(title) ? bad(row, TitleRow.NUMBER, title.supplements() ? "TITLE_DECISION_UNKNOWN" : "DECISION_NUMBER_TAKEN", row.given(TitleRow.NUMBER)) : null;
    }

    private static Numbered numbered(TitleRow title) {
        Decision decision = title.decision();
        return new Numbered(decision.organization(), decision.decidedOn().getYear(), decision.number());
    }

    private boolean misdecided(TitleRow title) {
        return !decisions.computeIfAbsent(numbered(title), first -> new Said(title.decision(), title.supplements())).equals(new Said(title.decision(), title.supplements()));
    }

    /** A decision is recorded once; what was left out of it at first may be brought later, if it is said so. */
    private boolean recordedWrong(TitleRow title) {
        Decision decision = title.decision();
        return recordedWrong.computeIfAbsent(numbered(title), once -> title.supplements() ? holding.recorded(decision) == null
            : holding.taken(decision.organization(), decision.number(), decision.decidedOn()));
    }
}
