package vn.khuyenhoc.fund.intake;

import static vn.khuyenhoc.fund.intake.RecipientImport.AMOUNT;
import static vn.khuyenhoc.fund.intake.RecipientImport.BIRTH_DATE;
import static vn.khuyenhoc.fund.intake.RecipientImport.BIRTH_YEAR;
import static vn.khuyenhoc.fund.intake.RecipientImport.GRANT;
import static vn.khuyenhoc.fund.intake.RecipientImport.NAME;
import static vn.khuyenhoc.kernel.imports.Finding.bad;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jooq.DSLContext;

import vn.khuyenhoc.fund.earmark.Earmarks;
import vn.khuyenhoc.fund.grant.Entering;
import vn.khuyenhoc.fund.grant.Rounds;
import vn.khuyenhoc.fund.recipient.KnownPeople;
import vn.khuyenhoc.fund.recipient.Lists;
import vn.khuyenhoc.fund.recipient.Said;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.imports.Finding;
import vn.khuyenhoc.kernel.imports.ImportKind;
import vn.khuyenhoc.kernel.imports.ImportRow;

/** Checks a list of recipients: nobody twice in a round, neither in the file nor beside those whom the round lists already; and not more in all than the donor gave out of whose money it is paid. */
final class RecipientChecking implements ImportKind.Checking {
    private final NamedRounds rounds;
    private final Lists lists;
    private final Entering entering;
    private final KnownPeople people;
    private final Rounds drafts;
    private final Map<Long, Set<Long>> listed = new HashMap<>();
    private final Map<Long, Long> most = new HashMap<>();
    private final Map<Long, Long> sums = new HashMap<>();

    RecipientChecking(DSLContext sql, NamedRounds rounds, Rounds drafts, Lists lists, Entering entering, Scope scope) {
        this.rounds = rounds;
        this.drafts = drafts;
        this.lists = lists;
        this.entering = entering;
        this.people = new KnownPeople(sql, scope);
    }

    @Override
    public List<Finding> check(List<ImportRow> rows) {
        people.read(rows.stream().map(RecipientImport::said).toList());
        List<Finding> findings = new ArrayList<>();
        for (ImportRow row : rows) {
            String at = GRANT;
            try {
                var round = rounds.named(row.given(GRANT));
                Rounds.refuseListing(round);
                at = BIRTH_YEAR;
                Entering.refuseTwoBirths(row.date(BIRTH_DATE), RecipientImport.birthYear(row), at);
                at = row.date(BIRTH_DATE) == null ? BIRTH_YEAR : BIRTH_DATE;
                Said said = RecipientImport.said(row);
                entering.refuseBirth(said.birthDate(), said.birthYear(), at);
                at = AMOUNT;
                Entering.refuseAmount(RecipientImport.amount(row), AMOUNT);
                long sum = sums.getOrDefault(round.getId(), round.getAmount()) + RecipientImport.amount(row);
                Earmarks.refuseMore(sum, most.computeIfAbsent(round.getId(), of -> drafts.most(round)), AMOUNT);
                at = NAME;
                if (!listed.computeIfAbsent(round.getId(), lists::listed).add(people.findOrAdd(said))) {
                    throw new Refusal("RECIPIENT_TWICE", NAME);
                }
                sums.put(round.getId(), sum);
            } catch (Refusal refusal) {
                findings.add(bad(row, at, refusal.code(), Arrays.stream(refusal.named()).skip(1).toArray()));
            }
        }
        return findings;
    }
}
