package vn.khuyenhoc.recognition.commendation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.recognition.CommendationState;
import vn.khuyenhoc.recognition.commendation.CaseInputs.AwardCommendationsInput;
import vn.khuyenhoc.recognition.commendation.CaseInputs.CaseToAwardInput;
import vn.khuyenhoc.recognition.events.CommendationsAwarded;
import vn.khuyenhoc.recognition.events.CommendationsAwarded.Awarded;
import vn.khuyenhoc.recognition.jooq.tables.records.RecognitionCommendationRecord;

/** Hands commendations over, many at one ceremony: from then on they count, and those downstream are told. */
@Component
class Awarding {
    private static final int MOST = 100;

    /** What was awarded in one act, by its keys: answers that may be repeated are kept, and a hundred commendations are too much to keep. */
    record Ceremony(List<Long> commendations) {}

    /** Of one decision. */
    private record Decision(@Nullable Long by, @Nullable Long paidBy, String number) {}

    private final CaseBook book;
    private final Commendations commendations;
    private final ApplicationEventPublisher events;

    Awarding(CaseBook book, Commendations commendations, ApplicationEventPublisher events) {
        this.book = book;
        this.commendations = commendations;
        this.events = events;
    }

    /** @throws Refusal LIST_EMPTY, LIST_TOO_LONG, COMMENDATION_TWICE, ORGANIZATION_NOT_ACTIVE, and what {@link CaseBook} refuses */
    @Transactional(propagation = Propagation.MANDATORY)
    public Ceremony award(AwardCommendationsInput input, Scope scope) {
        if (input.cases().isEmpty() || input.cases().size() > MOST) {
            throw new Refusal(input.cases().isEmpty() ? "LIST_EMPTY" : "LIST_TOO_LONG", "cases", MOST);
        }
        List<RecognitionCommendationRecord> rows = new ArrayList<>();
        for (int i = 0; i < input.cases().size(); i++) {
            CaseToAwardInput one = input.cases().get(i);
            RecognitionCommendationRecord row = book.toBecome(CommendationState.AWARDED, one.id(), one.version(), input.on(), scope, "cases." + i + ".");
            if (rows.contains(row)) {
                throw new Refusal("COMMENDATION_TWICE", "cases." + i + ".id");
            }
            rows.add(row);
        }
        List<RecognitionCommendationRecord> awarded = book.become(CommendationState.AWARDED, rows, input.on(), row -> row.setAwardedOn(input.on()));
        commendations.count(awarded);
        awarded.stream().collect(groupingBy(Awarding::decision, LinkedHashMap::new, toList())).forEach((decision, some) -> tell(decision, some, input.on()));
        return new Ceremony(awarded.stream().map(RecognitionCommendationRecord::getId).toList());
    }

    private static Decision decision(RecognitionCommendationRecord row) {
        return new Decision(row.getDecidingOrganizationId(), row.getOutside() ? null : row.getHolderId(), row.getDecisionNumber());
    }

    private void tell(Decision decision, List<RecognitionCommendationRecord> awarded, LocalDate on) {
        for (int from = 0; from < awarded.size(); from += CommendationsAwarded.MOST) {
            events.publishEvent(new CommendationsAwarded(Ids.next(), on, decision.by(), decision.paidBy(), decision.number(),
                awarded.subList(from, Math.min(from + CommendationsAwarded.MOST, awarded.size())).stream()
                    .map(row -> new Awarded(row.getId(), row.getOrganizationId(), row.getAmount())).toList()));
        }
    }
}
