package vn.khuyenhoc.recognition.commendation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
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
        Map<String, Long> claimed = merits.claimed(rows.stream().flatMap(row -> Stream.of(Merits.of(row), Merits.drafted(said, row))).toList());
        List<Long> keys = new ArrayList<>();
        List<RecognitionCommendationRecord> fresh = new ArrayList<>();
        for (RecognitionCommendationRecord row : rows) {
            Long known = known(claimed, said, row);
            keys.add(known == null ? row.getId() : known);
            if (known == null) {
                fresh.add(row);
                claimed.put(Merits.of(row), row.getId());
                claimed.put(Merits.drafted(said, row), row.getId());
                merits.claim(Merits.of(row), row.getId(), true, "drafts");
                merits.claim(Merits.drafted(said, row), row.getId(), false, "drafts");
            }
        }
        book.nominate(fresh);
        return keys;
    }

    private static @Nullable Long known(Map<String, Long> claimed, String source, RecognitionCommendationRecord row) {
        Long drafted = claimed.get(Merits.drafted(source, row));
        return drafted == null ? claimed.get(Merits.of(row)) : drafted;
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
