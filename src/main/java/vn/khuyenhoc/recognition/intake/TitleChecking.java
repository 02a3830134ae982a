package vn.khuyenhoc.recognition.intake;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static vn.khuyenhoc.kernel.imports.Finding.bad;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.imports.Finding;
import vn.khuyenhoc.kernel.imports.ImportKind.Checking;
import vn.khuyenhoc.kernel.imports.ImportRow;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.recognition.TitleCaseState;
import vn.khuyenhoc.recognition.TitleKind;
import vn.khuyenhoc.recognition.TitleRegister.Decision;
import vn.khuyenhoc.recognition.title.Holding;
import vn.khuyenhoc.recognition.title.Holding.Held;
import vn.khuyenhoc.recognition.titling.CasesInBulk;
import vn.khuyenhoc.recognition.titling.CasesInBulk.Waiting;

/** Finds what cannot be a title of a decision: unknown bodies, taken numbers, and whoever stands in it twice or holds it already. */
final class TitleChecking implements Checking {
    private record Numbered(OrganizationId organization, int year, String number) {}

    private final Bodies bodies;
    private final Holding holding;
    private final CasesInBulk cases;
    private final LocalDate today;
    private final Map<Numbered, Decision> decisions = new HashMap<>();
    private final Map<Numbered, Boolean> taken = new HashMap<>();
    private final Map<String, Integer> seen = new HashMap<>();

    TitleChecking(Bodies bodies, Holding holding, CasesInBulk cases, LocalDate today) {
        this.bodies = bodies;
        this.holding = holding;
        this.cases = cases;
        this.today = today;
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
                sound.add(new TitleRow(row, organization));
            }
        }
        sound.stream().collect(groupingBy(one -> one.row().givenDate(TitleRow.DECIDED))).forEach((day, some) -> {
            List<String> subjects = some.stream().map(TitleRow::subject).toList();
            Set<String> held = holding.held(subjects, day).stream().filter(one -> TitleRow.holdsAlready(one, day)).map(Held::subject).collect(toSet());
            Map<String, Waiting> waiting = cases.open(subjects, day.getYear());
            some.forEach(one -> {
                if (held.contains(one.subject())) {
                    findings.add(bad(one.row(), TitleRow.HOLDER, "TITLE_HELD"));
                } else if (waiting.containsKey(one.subject())) {
                    undecided(one, Objects.requireNonNull(waiting.get(one.subject())), day).ifPresent(findings::add);
                }
            });
        });
        return findings;
    }

    /** Whoever has a case is recognised when it was proposed to whoever decides, and not before its last step. */
    private static Optional<Finding> undecided(TitleRow title, Waiting waiting, LocalDate day) {
        ImportRow row = title.row();
        if (waiting.state() != TitleCaseState.PROPOSED) {
            return Optional.of(bad(row, TitleRow.HOLDER, "TITLE_CASE_STATE_WRONG", waiting.state()));
        }
        if (!waiting.desk().equals(title.organization())) {
            return Optional.of(bad(row, TitleRow.HOLDER, "TITLE_CASE_ELSEWHERE"));
        }
        return waiting.stepOn().isAfter(day) ? Optional.of(bad(row, TitleRow.DECIDED, "STEP_TOO_EARLY", waiting.stepOn())) : Optional.empty();
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
        TitleRow title = new TitleRow(row, organization);
        return misdecided(title) ? bad(row, TitleRow.NUMBER, "TITLE_DECISION_DIFFERS", row.given(TitleRow.NUMBER))
            : taken(title) ? bad(row, TitleRow.NUMBER, "DECISION_NUMBER_TAKEN", row.given(TitleRow.NUMBER)) : twice(title);
    }

    private static Numbered numbered(TitleRow title) {
        Decision decision = title.decision();
        return new Numbered(decision.organization(), decision.decidedOn().getYear(), decision.number());
    }

    private boolean misdecided(TitleRow title) {
        return !decisions.computeIfAbsent(numbered(title), first -> title.decision()).equals(title.decision());
    }

    private boolean taken(TitleRow title) {
        Decision decision = title.decision();
        return taken.computeIfAbsent(numbered(title), once -> holding.taken(decision.organization(), decision.number(), decision.decidedOn()));
    }

    private @Nullable Finding twice(TitleRow title) {
        Integer before = seen.putIfAbsent(title.subject(), title.row().number());
        return before == null ? null : bad(title.row(), TitleRow.HOLDER, "ROW_TWICE", before);
    }
}
