package vn.khuyenhoc.recognition.commendation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.recognition.CommendationRegister;
import vn.khuyenhoc.recognition.commendation.Recipients.Recipient;
import vn.khuyenhoc.recognition.jooq.tables.records.RecognitionCommendationRecord;

/** Nominates, for the modules downstream, those whom their facts call for; officers verify them as any other. */
@Component
class DraftingForModules implements CommendationRegister {
    private static final int LONGEST_SOURCE = 80;

    private final Nominating nominating;
    private final Merits merits;
    private final CaseBook book;
    private final Organizations organizations;
    private final Commendations commendations;

    DraftingForModules(Nominating nominating, Merits merits, CaseBook book, Organizations organizations, Commendations commendations) {
        this.nominating = nominating;
        this.merits = merits;
        this.book = book;
        this.organizations = organizations;
        this.commendations = commendations;
    }

    @Override
    @Transactional
    public void award(List<Award> awards) {
        merits.claimWhatIsFree(commendations.take(awards));
    }

    @Override
    @Transactional
    public List<Long> draftCommendations(String source, List<Draft> drafts, LocalDate on) {
        String said = Text.line(source, "source", LONGEST_SOURCE);
        List<RecognitionCommendationRecord> rows = drafts.stream().map(draft -> row(draft, on).setSource(said)).toList();
        Map<Long, List<String>> merited = merits.of(rows);
        Map<String, Long> claimed = merits.claimed(rows.stream().flatMap(row -> claims(said, row, merited)).toList());
        List<Long> keys = new ArrayList<>();
        List<RecognitionCommendationRecord> fresh = new ArrayList<>();
        for (RecognitionCommendationRecord row : rows) {
            Long known = claims(said, row, merited).map(claimed::get).filter(Objects::nonNull).findFirst().orElse(null);
            keys.add(known == null ? row.getId() : known);
            if (known == null) {
                fresh.add(row);
                claims(said, row, merited).forEach(claim -> claimed.put(claim, row.getId()));
                merits.claim(Objects.requireNonNull(merited.get(row.getId())), row.getId(), true, "drafts");
                merits.claim(List.of(Merits.drafted(said, row)), row.getId(), false, "drafts");
            }
        }
        book.nominate(fresh);
        return keys;
    }

    private static Stream<String> claims(String source, RecognitionCommendationRecord row, Map<Long, List<String>> merited) {
        return Stream.concat(Stream.of(Merits.drafted(source, row)), Objects.requireNonNull(merited.get(row.getId())).stream());
    }

    private RecognitionCommendationRecord row(Draft draft, LocalDate on) {
        OrganizationId recipient = draft.recipientOrganization();
        if (!organizations.within(Scope.EVERYWHERE, draft.organization(), on)) {
            throw new Refusal("ORGANIZATION_UNKNOWN", "organization");
        }
        return nominating.row(draft.organization(), new Recipient(draft.recipientKind(), Text.line(draft.recipient(), "recipient", Recipients.LONGEST_NAME),
                recipient == null ? null : recipient.value(), null, Text.optionalLine(draft.address(), "address", Recipients.LONGEST_ADDRESS)),
            draft.form(), Text.line(draft.reason(), "reason", Nominating.LONGEST_REASON), draft.meritYear(), on);
    }
}
