package vn.khuyenhoc.recognition.title;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_DECISION;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_TITLE;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.tree.Delta;
import vn.khuyenhoc.organization.tree.KeptTotals;
import vn.khuyenhoc.recognition.TitleKind;
import vn.khuyenhoc.recognition.TitleRegister;
import vn.khuyenhoc.recognition.jooq.tables.records.RecognitionTitleRecord;

/** Records decisions with the titles they recognise. */
@Component
class Decisions implements TitleRegister {
    private final DSLContext sql;
    private final Days days;
    private final KeptTotals totals;

    Decisions(DSLContext sql, Days days, KeptTotals totals) {
        this.sql = sql;
        this.days = days;
        this.totals = totals;
    }

    @Override
    @Transactional
    public void recognise(Decision decision, List<Recognised> titles) {
        refuseTakenNumber(decision);
        LocalDateTime now = days.now();
        long id = Ids.next();
        Rows.insert(sql, List.of(RECOGNITION_DECISION.newRecord()
            .setId(id).setRecordedAt(now).setOrganizationId(decision.organization().value()).setNumber(decision.number())
            .setDecidedOn(decision.decidedOn()).setDecidedYear(decision.decidedOn().getYear()).setSigner(decision.signer())));
        List<RecognitionTitleRecord> rows = titles.stream().map(title -> {
            LocalDate until = title.heldUntil();
            return RECOGNITION_TITLE.newRecord()
                .setId(Ids.next()).setRecordedAt(now).setOrganizationId(decision.organization().value()).setDecisionId(id)
                .setKind(title.kind()).setHolder(title.holder())
                .setValidFrom(decision.decidedOn()).setValidTo(until == null ? Days.FOREVER : until)
                .setEndedBy(until == null ? null : "EXPIRED");
        }).toList();
        Rows.insert(sql, rows);
        totals.add(Titles.RECOGNISED, deltas(rows));
    }

    private void refuseTakenNumber(Decision decision) {
        if (sql.fetchExists(RECOGNITION_DECISION,
            RECOGNITION_DECISION.ORGANIZATION_ID.eq(decision.organization().value())
                .and(RECOGNITION_DECISION.DECIDED_YEAR.eq(decision.decidedOn().getYear()))
                .and(RECOGNITION_DECISION.NUMBER.eq(decision.number())).and(Valid.known(RECOGNITION_DECISION)))) {
            throw new Refusal("DECISION_NUMBER_TAKEN", "number", decision.number());
        }
    }

    private static List<Delta> deltas(List<RecognitionTitleRecord> rows) {
        record Alike(long organization, LocalDate from, LocalDate to, TitleKind kind) {}
        List<Delta> deltas = new ArrayList<>();
        rows.stream()
            .collect(groupingBy(row -> new Alike(row.getOrganizationId(), row.getValidFrom(), row.getValidTo(), row.getKind()), counting()))
            .forEach((alike, count) -> {
                deltas.add(Delta.begins(alike.organization(), alike.from(), List.of(alike.kind()), List.of(count)));
                if (!alike.to().equals(Days.FOREVER)) {
                    deltas.add(Delta.ends(alike.organization(), alike.to(), List.of(alike.kind()), List.of(count)));
                }
            });
        return deltas;
    }
}
