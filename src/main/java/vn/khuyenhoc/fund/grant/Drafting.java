package vn.khuyenhoc.fund.grant;

import static vn.khuyenhoc.fund.jooq.Tables.FUND_GRANT;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.fund.GrantState;
import vn.khuyenhoc.fund.grant.GrantInputs.AddGrantRecipientsInput;
import vn.khuyenhoc.fund.grant.GrantInputs.AmendGrantInput;
import vn.khuyenhoc.fund.grant.GrantInputs.DraftGrantInput;
import vn.khuyenhoc.fund.grant.GrantInputs.GrantRecipientInput;
import vn.khuyenhoc.fund.grant.GrantInputs.RemoveGrantRecipientsInput;
import vn.khuyenhoc.fund.jooq.tables.records.FundGrantRecord;
import vn.khuyenhoc.fund.ledger.Funds;
import vn.khuyenhoc.fund.ledger.Posting;
import vn.khuyenhoc.fund.recipient.HeldNames;
import vn.khuyenhoc.fund.recipient.Lists.Wanted;
import vn.khuyenhoc.kernel.Amounts;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.kernel.access.Act;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.OrganizationId;

/** What must be true of a round, and of its list, while it is drafted. */
@Component
class Drafting {
    static final int MOST = 500;
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_NUMBER = 60;
    private static final int MOST_TURNS = 1_000_000;

    private final DSLContext sql;
    private final Days days;
    private final Rounds rounds;
    private final Entering entering;
    private final Grants grants;
    private final Means means;
    private final Funds funds;
    private final HeldNames names;

    Drafting(DSLContext sql, Days days, Rounds rounds, Entering entering, Grants grants, Means means, Funds funds, HeldNames names) {
        this.sql = sql;
        this.days = days;
        this.rounds = rounds;
        this.entering = entering;
        this.grants = grants;
        this.means = means;
        this.funds = funds;
        this.names = names;
    }

    /** @throws Refusal ORGANIZATION_UNKNOWN, DECISION_NUMBER_TAKEN, AMOUNT_NOT_POSITIVE, AMOUNT_TOO_LARGE, TURNS_OUT_OF_RANGE, TEXT_*, and what {@link Means} refuses */
    @Transactional(propagation = Propagation.MANDATORY)
    public Grant draft(DraftGrantInput input, Scope scope) {
        OrganizationId organization = OrganizationId.of(input.organization(), "organization");
        if (!rounds.holds(scope, organization, input.payOn())) {
            throw new Refusal("ORGANIZATION_UNKNOWN", "organization");
        }
        FundGrantRecord round = FUND_GRANT.newRecord().setId(Ids.next()).setRecordedAt(days.now()).setOrganizationId(organization.value())
            .setPurpose(input.purpose()).setTitle(Text.line(input.title(), "title", LONGEST_TITLE))
            .setDecisionNumber(Text.line(input.decisionNumber(), "decisionNumber", LONGEST_NUMBER)).setPaidOn(input.payOn())
            .setState(GrantState.DRAFT).setEnteredBy(Act.current().caller()).setEditedBy(Act.current().caller());
        figures(round, input.turns(), input.amount());
        means.set(round, input);
        refuseTakenNumber(round);
        Rows.insert(sql, List.of(round));
        return shown(round, scope);
    }

    /** @throws Refusal GRANT_UNKNOWN, GRANT_STATE_WRONG, GRANT_LISTED and as {@link #draft} */
    @Transactional(propagation = Propagation.MANDATORY)
    public Grant amend(AmendGrantInput input, Scope scope) {
        FundGrantRecord round = rounds.locked(input.id(), scope);
        Rounds.refuseStale(round, input.version());
        if (!rounds.holds(scope, new OrganizationId(round.getOrganizationId()), input.payOn())) {
            throw new Refusal("ORGANIZATION_UNKNOWN", "payOn");
        }
        rounds.amend(round, one -> {
            one.setPurpose(input.purpose()).setTitle(Text.line(input.title(), "title", LONGEST_TITLE))
                .setDecisionNumber(Text.line(input.decisionNumber(), "decisionNumber", LONGEST_NUMBER)).setPaidOn(input.payOn());
            figures(one, input.turns(), input.amount());
            means.set(one, input);
            refuseTakenNumber(one);
            return one;
        });
        return shown(round, scope);
    }

    /** Either both are given, or the round has a list that says them. */
    private static void figures(FundGrantRecord round, @Nullable Integer turns, @Nullable Long amount) {
        boolean listed = turns == null && amount == null;
        boolean wasListed = Boolean.TRUE.equals(round.getListed());
        if (listed && wasListed) {
            return;
        }
        if (wasListed && round.getTurns() > 0) {
            throw new Refusal("GRANT_LISTED", turns == null ? "amount" : "turns");
        }
        if (!listed) {
            Amounts.refuseUnlessPositive(turns == null ? 0 : turns, "turns");
            Amounts.refuseUnlessPositive(amount == null ? 0 : amount, "amount");
        }
        if (turns != null && turns > MOST_TURNS) {
            throw new Refusal("TURNS_OUT_OF_RANGE", "turns", MOST_TURNS);
        }
        if (amount != null && amount > Posting.LARGEST) {
            throw new Refusal("AMOUNT_TOO_LARGE", "amount", Posting.LARGEST);
        }
        round.setListed(listed).setTurns(turns == null ? 0L : turns).setAmount(amount == null ? 0L : amount);
    }

    /** Spreadsheets name a round by its organization and number; two drafts with one number could not be told apart, so one is entered at a time. */
    private void refuseTakenNumber(FundGrantRecord round) {
        LocalDate first = round.getPaidOn().withDayOfYear(1);
        funds.hold(List.of(round.getOrganizationId()));
        var g = FUND_GRANT;
        if (sql.fetchExists(g, g.ORGANIZATION_ID.eq(round.getOrganizationId()).and(g.DECISION_NUMBER.eq(round.getDecisionNumber()))
            .and(g.PAID_ON.ge(first)).and(g.PAID_ON.lt(first.plusYears(1))).and(g.ID.ne(round.getId()))
            .and(g.STATE.notIn(GrantState.REVERSED, GrantState.CANCELLED)).and(Valid.known(g)))) {
            throw new Refusal("DECISION_NUMBER_TAKEN", "decisionNumber", round.getDecisionNumber());
        }
    }

    /** @throws Refusal LIST_EMPTY, LIST_TOO_LONG, GRANT_UNKNOWN, GRANT_STATE_WRONG, GRANT_NOT_LISTED, RECIPIENT_*, AMOUNT_*, BIRTH_YEAR_IMPOSSIBLE, TEXT_* */
    @Transactional(propagation = Propagation.MANDATORY)
    public Grant add(AddGrantRecipientsInput input, Scope scope) {
        refuseLength(input.recipients());
        names.hold(input.recipients().stream().map(GrantRecipientInput::fullName).filter(Objects::nonNull).toList());
        FundGrantRecord round = rounds.locked(input.id(), scope);
        Rounds.refuseListing(round);
        List<Wanted> wanted = new ArrayList<>();
        for (int i = 0; i < input.recipients().size(); i++) {
            wanted.add(entering.wanted(input.recipients().get(i), "recipients." + i));
        }
        rounds.list(round, wanted, scope);
        return shown(round, scope);
    }

    /** @throws Refusal LIST_EMPTY, LIST_TOO_LONG, GRANT_UNKNOWN, GRANT_STATE_WRONG, RECIPIENT_UNKNOWN */
    @Transactional(propagation = Propagation.MANDATORY)
    public Grant remove(RemoveGrantRecipientsInput input, Scope scope) {
        refuseLength(input.recipients());
        FundGrantRecord round = rounds.locked(input.id(), scope);
        rounds.unlist(round, input.recipients().stream().map(GlobalId::parse)
            .map(id -> id != null && id.type().equals("GrantRecipient") ? id.key() : -1L).toList());
        return shown(round, scope);
    }

    private static void refuseLength(List<?> list) {
        if (list.isEmpty()) {
            throw new Refusal("LIST_EMPTY", "recipients");
        }
        if (list.size() > MOST) {
            throw new Refusal("LIST_TOO_LONG", "recipients", MOST);
        }
    }

    private Grant shown(FundGrantRecord round, Scope scope) {
        return grants.withIds(List.of(round.getId()), scope).getFirst();
    }
}
