package vn.khuyenhoc.recognition.title;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_DECISION;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_DECISION_CLAIM;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_TITLE;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.tree.Delta;
import vn.khuyenhoc.organization.tree.KeptTotals;
import vn.khuyenhoc.recognition.TitleKind;
import vn.khuyenhoc.recognition.TitleRegister;
import vn.khuyenhoc.recognition.events.TitlesRecognised.Sum;
import vn.khuyenhoc.recognition.jooq.tables.records.RecognitionTitleRecord;
import vn.khuyenhoc.recognition.subject.Known;
import vn.khuyenhoc.recognition.subject.Subjects;

/** Records decisions with the titles they recognise, and the end of titles. */
@Component
class Decisions implements TitleRegister, Holding {
    private final DSLContext sql;
    private final Days days;
    private final KeptTotals totals;
    private final TitleNews news;
    private final HoldingLines lines;

    Decisions(DSLContext sql, Days days, KeptTotals totals, TitleNews news, HoldingLines lines) {
        this.sql = sql;
        this.days = days;
        this.totals = totals;
        this.news = news;
        this.lines = lines;
    }

    @Override
    @Transactional
    public void recognise(Decision decision, List<Recognised> titles) {
        long id = decide(decision);
        LocalDateTime now = days.now();
        write(titles.stream().map(title -> recognised(title, id, decision, now)).toList());
    }

    private static RecognitionTitleRecord recognised(Recognised title, long id, Decision decision, LocalDateTime now) {
        RecognitionTitleRecord row = row(id, decision, title.kind(), title.holder(), title.heldUntil(), now).setAddress(title.address()).setTitleYear(decision.decidedOn().getYear());
        boolean told = title.address() != null || !HeldTitles.OF_PEOPLE.contains(title.kind());
        return told ? known(row, Known.of(title.kind(), decision.organization(), title.holder(), title.address()), Subjects.alike(title.kind(), title.holder(), title.address())) : row;
    }

    private static RecognitionTitleRecord known(RecognitionTitleRecord row, Known known, String alike) {
        return row.setSubject(known.subject()).setKnownAt(known.at()).setAlike(alike);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public long decide(Decision decision) {
        long id = Ids.next();
        claim(decision, id);
        Rows.insert(sql, List.of(RECOGNITION_DECISION.newRecord()
            .setId(id).setRecordedAt(days.now()).setOrganizationId(decision.organization().value()).setNumber(decision.number())
            .setDecidedOn(decision.decidedOn()).setDecidedYear(decision.decidedOn().getYear()).setSigner(decision.signer())));
        return id;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Long> give(long decisionKey, Decision decision, List<Given> titles) {
        List<RecognitionTitleRecord> rows = given(decisionKey, decision, titles);
        news.given(rows, decision.decidedOn());
        return rows.stream().map(RecognitionTitleRecord::getId).toList();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Long> giveSome(long decisionKey, Decision decision, List<Given> titles) {
        return given(decisionKey, decision, titles).stream().map(RecognitionTitleRecord::getId).toList();
    }

    private List<RecognitionTitleRecord> given(long decisionKey, Decision decision, List<Given> titles) {
        LocalDateTime now = days.now();
        List<RecognitionTitleRecord> rows = titles.stream().map(title -> known(row(decisionKey, decision, title.kind(), title.holder(), title.heldUntil(), now)
            .setAddress(title.address()).setTitleYear(title.year()), title.known(), title.alike())).toList();
        write(rows);
        return rows;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(LocalDate decidedOn, List<Sum> sums) {
        news.recognised(sums, decidedOn);
    }

    @Override
    public List<Held> held(Collection<String> subjects, LocalDate day) {
        var t = RECOGNITION_TITLE;
        return subjects.isEmpty() ? List.of() : sql.selectFrom(t).where(t.SUBJECT.in(subjects)).and(t.VALID_TO.gt(day)).and(Valid.known(t)).orderBy(t.ID).fetch(Namesakes::held);
    }

    @Override
    public Namesakes namesakes(OrganizationId organization, LocalDate day, Collection<String> alike, Collection<Long> also) {
        return Namesakes.of(organization, day, alike, also, sql);
    }

    private static RecognitionTitleRecord row(long decisionKey, Decision decision, TitleKind kind, String holder, @Nullable LocalDate until, LocalDateTime now) {
        return Rows.blank(RECOGNITION_TITLE)
            .setId(Ids.next()).setRecordedAt(now).setOrganizationId(decision.organization().value()).setDecisionId(decisionKey)
            .setKind(kind).setHolder(holder)
            .setValidFrom(decision.decidedOn()).setValidTo(until == null ? Days.FOREVER : until)
            .setEndedBy(until == null ? null : "EXPIRED");
    }

    private void write(List<RecognitionTitleRecord> rows) {
        Rows.insert(sql, rows);
        totals.add(Titles.RECOGNISED, deltas(rows));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void takeBack(long title, LocalDate on, String reason) {
        end(List.of(title), on, Ending.REVOKED, reason);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void end(Collection<Long> titles, LocalDate on, Ending why) {
        end(titles, on, why, null);
    }

    private void end(Collection<Long> titles, LocalDate on, Ending why, @Nullable String reason) {
        var t = RECOGNITION_TITLE;
        List<RecognitionTitleRecord> held = titles.isEmpty() ? List.of()
            : sql.fetch(t, Keys.in(t.ID, titles).and(t.VALID_FROM.lt(on)).and(t.VALID_TO.gt(on)).and(Valid.known(t)));
        // What was taken back stays so, also where its holder had been recognised anew before that day.
        Rows.correct(sql, held, days.now(), row -> Ending.REVOKED.name().equals(row.getEndedBy()) ? row.setValidTo(on) : row.setValidTo(on).setEndedBy(why.name()).setEndReason(reason));
        List<Delta> deltas = new ArrayList<>();
        held.forEach(row -> {
            deltas.addAll(Delta.span(row.getOrganizationId(), row.getValidFrom(), row.getValidTo(), List.of(row.getKind()), List.of(-1L)));
            deltas.addAll(Delta.span(row.getOrganizationId(), row.getValidFrom(), on, List.of(row.getKind()), List.of(1L)));
        });
        totals.add(Titles.RECOGNISED, deltas);
        if (why == Ending.REVOKED) {
            news.revoked(held, on);
        }
    }

    /** A twin that comes at the same moment waits here for the first. */
    private void claim(Decision decision, long id) {
        try {
            sql.insertInto(RECOGNITION_DECISION_CLAIM).set(RECOGNITION_DECISION_CLAIM.newRecord().setOrganizationId(decision.organization().value())
                .setDecidedYear(decision.decidedOn().getYear()).setNumber(decision.number()).setRecordedAt(days.now()).setDecisionId(id)).execute();
        } catch (DuplicateKeyException taken) {
            throw new Refusal("DECISION_NUMBER_TAKEN", "number", decision.number());
        }
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(Collection<OrganizationId> organizations) {
        lines.lock(organizations);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(OrganizationId organization, LocalDate day) {
        lines.lockLine(organization, day);
        lines.lock(List.of(organization));
    }

    @Override
    public boolean taken(OrganizationId organization, String number, LocalDate day) {
        var d = RECOGNITION_DECISION;
        return sql.fetchExists(d, d.ORGANIZATION_ID.eq(organization.value()).and(d.DECIDED_YEAR.eq(day.getYear())).and(d.NUMBER.eq(number)).and(Valid.known(d)));
    }

    @Override
    public @Nullable Long recorded(Decision decision) {
        var d = RECOGNITION_DECISION;
        return sql.select(d.ID).from(d).where(d.ORGANIZATION_ID.eq(decision.organization().value())).and(d.NUMBER.eq(decision.number()))
            .and(d.DECIDED_ON.eq(decision.decidedOn())).and(d.SIGNER.eq(decision.signer())).and(Valid.known(d)).limit(1).fetchOne(d.ID);
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
