package vn.khuyenhoc.fund.contribution;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.fund.ContributionKind;
import vn.khuyenhoc.fund.ContributionRegister.Donor;
import vn.khuyenhoc.fund.ContributionRegister.Entry;
import vn.khuyenhoc.fund.EarmarkTerms;
import vn.khuyenhoc.fund.ForeignMoney;
import vn.khuyenhoc.fund.contribution.ContributionInputs.RecordContributionInput;
import vn.khuyenhoc.fund.contribution.ContributionInputs.ReverseContributionInput;
import vn.khuyenhoc.fund.contribution.Promises.Promise;
import vn.khuyenhoc.fund.jooq.tables.records.FundContributionRecord;
import vn.khuyenhoc.fund.ledger.Posting;
import vn.khuyenhoc.kernel.Amounts;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.writes.Together.Asked;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.tree.Within;
import vn.khuyenhoc.organization.tree.Within.Place;

/** What must be true of a contribution that an officer enters or takes back. */
@Component
class Receiving {
    /** Of countries that there are; those that went, and gold, are no money that anybody gives. */
    private static final Set<String> CURRENCIES = Arrays.stream(Locale.getISOCountries())
        .map(country -> Currency.getInstance(Locale.of("", country))).filter(Objects::nonNull).map(Currency::getCurrencyCode).filter(code -> !code.equals("VND")).collect(toUnmodifiableSet());
    private static final int LONGEST = 200;

    private final ContributionBook book;
    private final Contributions contributions;
    private final Givers givers;
    private final Promises promises;
    private final Earmarking earmarking;
    private final Organizations organizations;
    private final Within within;
    private final Days days;

    Receiving(ContributionBook book, Contributions contributions, Givers givers, Promises promises, Earmarking earmarking, Organizations organizations, Within within, Days days) {
        this.book = book;
        this.contributions = contributions;
        this.givers = givers;
        this.promises = promises;
        this.earmarking = earmarking;
        this.organizations = organizations;
        this.within = within;
        this.days = days;
    }

    /**
     * @throws Refusal ORGANIZATION_UNKNOWN, DONOR_UNKNOWN, AMOUNT_NOT_POSITIVE, AMOUNT_NEGATIVE, AMOUNT_TOO_LARGE, AMOUNT_AMBIGUOUS, CURRENCY_UNKNOWN, DATE_IN_FUTURE,
     *         GOODS_NOT_DESCRIBED, GOODS_NOT_VALUED, CAMPAIGN_UNKNOWN, FUND_CLOSED, TEXT_*, PLEDGE_OF_OTHER_DONOR, and what {@link Promises} refuses
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Contribution receive(RecordContributionInput input, Scope scope) {
        OrganizationId organization = organization(input);
        if (!organizations.within(scope, organization, input.receivedOn())) {
            throw new Refusal("ORGANIZATION_UNKNOWN", "organization");
        }
        EarmarkTerms terms = earmarking.terms(input.earmark());
        Promise promise = input.pledge() == null ? null : promises.held(input.pledge(), organization, input.receivedOn(), scope);
        Entry entry = entry(input, organization, 0, terms == null && promise != null ? promise.earmark() : terms);
        FundContributionRecord written = book.write(List.of(entry), List.of(donor(input, promise, scope))).getFirst();
        if (promise != null) {
            promises.fulfil(promise, written.getId());
        }
        return shown(written, input, scope);
    }

    /** Whether all that is to be known of a contribution is said with it, so that it may be written with others. */
    static boolean plain(RecordContributionInput input) {
        return input.donor() != null && input.knownDonor() == null && input.foreign() == null && input.earmark() == null && input.pledge() == null;
    }

    /**
     * Plain ones, in the order given; waits for nobody.
     *
     * @throws RuntimeException whatever {@link #receive} would throw of one of them, or because somebody else posts to one of the funds
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Contribution> receive(List<Asked<RecordContributionInput>> together) {
        List<Entry> entries = new ArrayList<>();
        List<Donor> givers = new ArrayList<>();
        for (Asked<RecordContributionInput> asked : together) {
            entries.add(entry(asked.input(), organization(asked.input()), givers.size(), null));
            givers.add(Givers.newcomer(Objects.requireNonNull(asked.input().donor())));
        }
        List<FundContributionRecord> written = book.write(entries, givers, together.stream().map(Asked::act).toList());
        if (!within.all(together.stream().map(asked -> new Place(asked.scope(), organization(asked.input()).value(), asked.input().receivedOn())).toList())) {
            throw new Refusal("ORGANIZATION_UNKNOWN", "organization");
        }
        return IntStream.range(0, written.size()).mapToObj(i -> shown(written.get(i), givers.get(i))).toList();
    }

    private static Contribution shown(FundContributionRecord written, Donor giver) {
        return Contributions.written(written, vn.khuyenhoc.fund.contribution.Donor.of(written.getDonorId(), giver.kind(), giver.name(), giver.anonymous(), true));
    }

    private OrganizationId organization(RecordContributionInput input) {
        OrganizationId organization = OrganizationId.of(input.organization(), "organization");
        refuseFuture(input.receivedOn(), "receivedOn");
        return organization;
    }

    private static Entry entry(RecordContributionInput input, OrganizationId organization, int giver, @Nullable EarmarkTerms terms) {
        long amount = amount(input);
        String description = Text.optionalLine(input.description(), "description", LONGEST);
        String valuedBy = Text.optionalLine(input.valuedBy(), "valuedBy", LONGEST);
        if (input.kind() == ContributionKind.IN_KIND && (description == null || valuedBy == null)) {
            throw description == null ? new Refusal("GOODS_NOT_DESCRIBED", "description") : new Refusal("GOODS_NOT_VALUED", "valuedBy");
        }
        return new Entry(organization, giver, input.kind(), amount, input.receivedOn(), description, valuedBy, input.foreign(), terms);
    }

    /** Read again only if the database says more of it, or otherwise, than was written: who a known donor is, and how foreign money is rounded. */
    private Contribution shown(FundContributionRecord written, RecordContributionInput input, Scope scope) {
        return input.donor() == null || input.foreign() != null ? contributions.withIds(List.of(written.getId()), scope).getFirst() : shown(written, Givers.newcomer(input.donor()));
    }

    /** @throws Refusal CONTRIBUTION_UNKNOWN, REVERSAL_FINAL, ALREADY_REVERSED, ENDS_BEFORE_IT_BEGINS, DATE_IN_FUTURE, FUND_INSUFFICIENT, EARMARK_INSUFFICIENT, FUND_CLOSED, TEXT_* */
    @Transactional(propagation = Propagation.MANDATORY)
    public Contribution reverse(ReverseContributionInput input, Scope scope) {
        GlobalId id = GlobalId.parse(input.id());
        FundContributionRecord row = id == null || !id.type().equals("Contribution") ? null : contributions.row(id.key());
        if (row == null || !organizations.within(scope, new OrganizationId(row.getOrganizationId()), row.getReceivedOn())) {
            throw new Refusal("CONTRIBUTION_UNKNOWN", "id");
        }
        if (row.getReversalOf() != null) {
            throw new Refusal("REVERSAL_FINAL", "id");
        }
        refuseFuture(input.on(), "on");
        if (input.on().isBefore(row.getReceivedOn())) {
            throw new Refusal("ENDS_BEFORE_IT_BEGINS", "on", row.getReceivedOn());
        }
        String reason = Text.line(input.reason(), "reason", LONGEST);
        try {
            return contributions.withIds(List.of(book.reverse(row, input.on(), reason)), scope).getFirst();
        } catch (Refusal refusal) {
            throw refusal.at(refusal.code().equals("ORGANIZATION_NOT_ACTIVE") ? "on" : "id");
        }
    }

    private void refuseFuture(LocalDate day, String argument) {
        if (day.isAfter(days.today())) {
            throw new Refusal("DATE_IN_FUTURE", argument, day);
        }
    }

    /** Given in VND, or computed from foreign money: never both, so that they cannot contradict each other. */
    private static long amount(RecordContributionInput input) {
        ForeignMoney foreign = input.foreign();
        if ((input.amount() == null) == (foreign == null) || foreign != null && input.kind() == ContributionKind.IN_KIND) {
            throw new Refusal("AMOUNT_AMBIGUOUS", foreign == null ? "amount" : "foreign");
        }
        BigDecimal amount = foreign == null ? BigDecimal.valueOf(input.amount()) : worth(foreign);
        if (amount.compareTo(BigDecimal.valueOf(Posting.LARGEST)) > 0) {
            throw new Refusal("AMOUNT_TOO_LARGE", foreign == null ? "amount" : "foreign.amount", Posting.LARGEST);
        }
        return amount.longValueExact();
    }

    private static BigDecimal worth(ForeignMoney foreign) {
        if (!CURRENCIES.contains(foreign.currency())) {
            throw new Refusal("CURRENCY_UNKNOWN", "foreign.currency");
        }
        Amounts.refuseUnlessPositive(foreign.amount().signum(), "foreign.amount");
        Amounts.refuseUnlessPositive(foreign.rate().signum(), "foreign.rate");
        BigDecimal worth = foreign.worth();
        Amounts.refuseUnlessPositive(worth.signum(), "foreign.amount");
        return worth;
    }

    /** Of a pledge, who promised it: named once more, it is the same one. */
    private long donor(RecordContributionInput input, @Nullable Promise promise, Scope scope) {
        if (promise == null) {
            return givers.named(input.donor(), input.knownDonor(), scope);
        }
        if (input.donor() != null || input.knownDonor() != null && !input.knownDonor().equals(GlobalId.of("Donor", promise.donor()))) {
            throw new Refusal("PLEDGE_OF_OTHER_DONOR", input.donor() != null ? "donor" : "knownDonor");
        }
        return promise.donor();
    }
}
