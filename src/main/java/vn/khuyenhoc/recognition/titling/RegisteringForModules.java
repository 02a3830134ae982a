package vn.khuyenhoc.recognition.titling;

import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_TITLE_CASE;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_TITLE_SCORE;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.access.Act;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.recognition.TitleCaseRegister;
import vn.khuyenhoc.recognition.TitleCaseState;
import vn.khuyenhoc.recognition.TitleKind;
import vn.khuyenhoc.recognition.criteria.SheetsInForce;
import vn.khuyenhoc.recognition.criteria.SheetsInForce.Sheet;
import vn.khuyenhoc.recognition.jooq.tables.records.RecognitionTitleCaseRecord;
import vn.khuyenhoc.recognition.jooq.tables.records.RecognitionTitleScoreRecord;
import vn.khuyenhoc.recognition.subject.Line;
import vn.khuyenhoc.recognition.subject.Subjects;
import vn.khuyenhoc.recognition.title.Holding;
import vn.khuyenhoc.recognition.titling.TitleCaseInputs.TitleScoreInput;

/** Registers, for the modules downstream, whole lists, with what those in them gave themselves. */
@Component
class RegisteringForModules implements TitleCaseRegister {
    private record Judged(TitleKind kind, OrganizationId organization, LocalDate on) {}

    private final DSLContext sql;
    private final Days days;
    private final SheetsInForce sheets;
    private final TitleCaseBook book;
    private final Holding holding;

    RegisteringForModules(DSLContext sql, Days days, SheetsInForce sheets, TitleCaseBook book, Holding holding) {
        this.sql = sql;
        this.days = days;
        this.sheets = sheets;
        this.book = book;
        this.holding = holding;
    }

    @Override
    @Transactional
    public void register(List<Entry> entries) {
        LocalDateTime now = days.now();
        Map<Judged, Sheet> inForce = new HashMap<>();
        List<RecognitionTitleCaseRecord> cases = new ArrayList<>();
        List<RecognitionTitleScoreRecord> scores = new ArrayList<>();
        for (Entry entry : entries) {
            RecognitionTitleCaseRecord row = RECOGNITION_TITLE_CASE.newRecord().setId(Ids.next()).setRecordedAt(now)
                .setOrganizationId(entry.organization().value()).setHolderId(entry.organization().value()).setKind(entry.kind()).setTitleYear(entry.year())
                .setName(entry.name()).setAddress(entry.address()).setUnitKind(entry.unitKind())
                .setSubject(Subjects.key(entry.kind(), entry.organization(), entry.name(), entry.address())).setAlike(Subjects.alike(entry.kind(), entry.name(), entry.address()))
                .setState(TitleCaseState.REGISTERED).setStepOn(entry.on()).setRegisteredAt(entry.organization().value()).setRegisteredOn(entry.on()).setRegisteredBy(Act.current().caller());
            Assessed assessed = entry.assessed();
            if (assessed != null) {
                Sheet sheet = inForce.computeIfAbsent(new Judged(entry.kind(), entry.organization(), assessed.on()), this::holding);
                assess(row, sheet, assessed, scores, now);
            }
            cases.add(row);
        }
        holding.lock(entries.stream().map(Entry::organization).toList());
        if (!known(entries).isEmpty()) {
            throw new Refusal("TITLE_CASE_KNOWN", "entries", String.valueOf(entries.getFirst().year()));
        }
        book.register(cases);
        Rows.insert(sql, scores);
    }

    @Override
    public List<Integer> known(List<Entry> entries) {
        record Named(String alike, int year) {}
        Map<Named, List<OrganizationId>> registered = new HashMap<>();
        List<Named> names = entries.stream().map(one -> new Named(Subjects.alike(one.kind(), one.name(), one.address()), one.year())).toList();
        book.registered(names.stream().map(Named::alike).toList()).forEach(row ->
            registered.computeIfAbsent(new Named(row.getAlike(), row.getTitleYear()), of -> new ArrayList<>()).add(new OrganizationId(row.getOrganizationId())));
        Line line = Line.of(Stream.concat(registered.values().stream().flatMap(List::stream), entries.stream().map(Entry::organization)).map(OrganizationId::value).toList(),
            entries.stream().map(Entry::on).max(LocalDate::compareTo).orElse(days.today()), sql);
        List<Integer> known = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            long at = entries.get(i).organization().value();
            List<OrganizationId> others = registered.computeIfAbsent(names.get(i), of -> new ArrayList<>());
            if (others.stream().anyMatch(other -> line.joins(other.value(), at))) {
                known.add(i);
            }
            others.add(entries.get(i).organization());
        }
        return known;
    }

    private Sheet holding(Judged judged) {
        Sheet sheet = sheets.on(judged.kind(), judged.organization(), judged.on());
        if (sheet == null) {
            throw new Refusal("CRITERIA_SHEET_MISSING", "entries", judged.on());
        }
        return sheet;
    }

    private static void assess(RecognitionTitleCaseRecord row, Sheet sheet, Assessed assessed, List<RecognitionTitleScoreRecord> scores, LocalDateTime now) {
        List<TitleScoreInput> given = assessed.points().entrySet().stream().map(one -> new TitleScoreInput(one.getKey(), one.getValue(), false, null)).toList();
        Scoring.refuseUnsound(sheet, given);
        row.setState(TitleCaseState.SELF_ASSESSED).setStepOn(assessed.on()).setSheetId(sheet.key()).setSelfVetoes(0)
            .setSelfPoints(given.stream().mapToInt(TitleScoreInput::points).sum());
        given.forEach(one -> scores.add(RECOGNITION_TITLE_SCORE.newRecord().setId(Ids.next()).setRecordedAt(now).setOrganizationId(row.getHolderId())
            .setCaseId(row.getId()).setReviewed(false).setCriterion(one.criterion()).setPoints(one.points()).setFailed(false)));
    }
}
