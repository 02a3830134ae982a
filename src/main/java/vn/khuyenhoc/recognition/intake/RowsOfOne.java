package vn.khuyenhoc.recognition.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.recognition.decision.GivingTitles.Outlook;
import vn.khuyenhoc.recognition.subject.Known;
import vn.khuyenhoc.recognition.subject.Line;

/** Rows of one spreadsheet that mean the same: for each year one, the earlier first, as they are applied. */
final class RowsOfOne {
    /** @param told whether a case says who it is that has no address: of such there may be two */
    private record Seen(OrganizationId organization, Known known, boolean told, int year, LocalDate decidedOn, int row) {}

    private final DSLContext sql;
    private final Map<String, List<Seen>> seen = new HashMap<>();

    RowsOfOne(DSLContext sql) {
        this.sql = sql;
    }

    /** @return ROW_TWICE, TITLE_HELD where a row before recognises them for a later year or on a later day, or null */
    @Nullable Refusal against(TitleRow title, Outlook outlook) {
        Seen one = new Seen(title.organization(), outlook.known(), outlook.ofCase() && title.wanted().address() == null, outlook.year(), title.decision().decidedOn(), title.row().number());
        List<Seen> before = seen.computeIfAbsent(title.alike(), alike -> new ArrayList<>());
        List<Seen> same = before.stream().filter(other -> same(other, one)).toList();
        before.add(one);
        return same.stream().filter(other -> other.year() == one.year()).findFirst().map(other -> new Refusal("ROW_TWICE", TitleRow.HOLDER, other.row()))
            .orElseGet(() -> same.stream().anyMatch(other -> other.year() > one.year() || !other.decidedOn().isBefore(one.decidedOn())) ? new Refusal("TITLE_HELD", TitleRow.HOLDER) : null);
    }

    private boolean same(Seen other, Seen one) {
        return other.known().equals(one.known()) || !(other.told() && one.told()) && (other.organization().equals(one.organization())
            || Line.of(List.of(other.organization().value(), one.organization().value()), one.decidedOn(), sql).joins(other.organization().value(), one.organization().value()));
    }
}
