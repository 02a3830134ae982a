package vn.khuyenhoc.recognition.decision;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Problems;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.recognition.TitleKind;
import vn.khuyenhoc.recognition.TitleRegister.Decision;
import vn.khuyenhoc.recognition.decision.GivingTitles.Outlook;
import vn.khuyenhoc.recognition.decision.GivingTitles.Wanted;
import vn.khuyenhoc.recognition.decision.RecogniseTitlesInput.RecognisedTitleInput;
import vn.khuyenhoc.recognition.events.TitlesRecognised.Sum;
import vn.khuyenhoc.recognition.subject.Subjects;
import vn.khuyenhoc.recognition.title.Holding;
import vn.khuyenhoc.recognition.titling.CasesInBulk;

/** What must be true of a decision that is entered with its titles by name. */
@Component
class Recognising {
    private static final int MOST = 500;
    private static final int LONGEST_NUMBER = 60;
    private static final int LONGEST_NAME = 160;
    private static final int LONGEST_ADDRESS = 300;

    private final Holding holding;
    private final GivingTitles giving;
    private final CasesInBulk cases;
    private final Organizations organizations;
    private final Days days;

    Recognising(Holding holding, GivingTitles giving, CasesInBulk cases, Organizations organizations, Days days) {
        this.holding = holding;
        this.giving = giving;
        this.cases = cases;
        this.organizations = organizations;
        this.days = days;
    }

    /**
     * @throws Refusal ORGANIZATION_UNKNOWN, DATE_IN_FUTURE, TITLES_MISSING, TITLES_TOO_MANY, DECISION_NUMBER_TAKEN, TEXT_*
     * @throws Problems TITLE_ENDS_BEFORE_DECISION, TEXT_* and what {@link GivingTitles} refuses; each path names the title by its place
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Entered recognise(RecogniseTitlesInput input, Scope scope) {
        OrganizationId organization = OrganizationId.of(input.organization(), "organization");
        if (input.decidedOn().isAfter(days.today())) {
            throw new Refusal("DATE_IN_FUTURE", "decidedOn", input.decidedOn());
        }
        if (!organizations.within(scope, organization, input.decidedOn())) {
            throw new Refusal("ORGANIZATION_UNKNOWN", "organization");
        }
        if (input.titles().isEmpty()) {
            throw new Refusal("TITLES_MISSING", "titles");
        }
        if (input.titles().size() > MOST) {
            throw new Refusal("TITLES_TOO_MANY", "titles", MOST);
        }
        Decision decision = new Decision(organization, Text.line(input.number(), "number", LONGEST_NUMBER), input.decidedOn(),
            Text.line(input.signer(), "signer", LONGEST_NAME));
        if (holding.taken(organization, decision.number(), decision.decidedOn())) {
            throw new Refusal("DECISION_NUMBER_TAKEN", "number", decision.number());
        }
        List<Wanted> titles = wanted(input);
        Map<TitleKind, Integer> open = titles.stream().map(Wanted::kind).distinct().collect(toMap(Function.identity(), kind -> cases.open(organization, kind, decision.decidedOn().getYear())));
        Map<String, Outlook> outlooks = giving.give(decision, titles, () -> holding.decide(decision));
        holding.tell(decision.decidedOn(), sums(decision, titles));
        return entered(titles, outlooks, open);
    }

    private static Entered entered(List<Wanted> titles, Map<String, Outlook> outlooks, Map<TitleKind, Integer> open) {
        Map<Integer, Integer> remaining = new TreeMap<>(), without = new TreeMap<>();
        for (int i = 0; i < titles.size(); i++) {
            Outlook outlook = Objects.requireNonNull(outlooks.get(titles.get(i).alike()));
            int others = Objects.requireNonNull(open.get(titles.get(i).kind()));
            if (outlook.another()) {
                remaining.put(i, outlook.year());
            } else if (!outlook.ofCase() && others > 0) {
                without.put(i, others);
            }
        }
        return new Entered(titles.size(), remaining, without);
    }

    private static List<Wanted> wanted(RecogniseTitlesInput input) {
        List<Wanted> titles = new ArrayList<>();
        List<Refusal> found = new ArrayList<>();
        for (int i = 0; i < input.titles().size(); i++) {
            try {
                titles.add(wanted(input.titles().get(i), "titles." + i, input));
            } catch (Refusal refusal) {
                found.add(refusal);
            }
        }
        if (!found.isEmpty()) {
            throw new Problems(found);
        }
        return titles;
    }

    private static Wanted wanted(RecognisedTitleInput title, String path, RecogniseTitlesInput input) {
        if (title.heldUntil() != null && !title.heldUntil().isAfter(input.decidedOn())) {
            throw new Refusal("TITLE_ENDS_BEFORE_DECISION", path + ".heldUntil", input.decidedOn());
        }
        String holder = Text.line(title.holder(), path + ".holder", LONGEST_NAME);
        String address = title.kind() == TitleKind.LEARNING_FAMILY ? Text.line(Objects.requireNonNullElse(title.address(), ""), path + ".address", LONGEST_ADDRESS)
            : Text.optionalLine(title.address(), path + ".address", LONGEST_ADDRESS);
        return new Wanted(title.kind(), holder, address, Subjects.alike(title.kind(), holder, address), title.heldUntil(), path + ".holder");
    }

    private static List<Sum> sums(Decision decision, List<Wanted> titles) {
        int month = decision.decidedOn().getYear() * 100 + decision.decidedOn().getMonthValue();
        return titles.stream().collect(groupingBy(Wanted::kind, TreeMap::new, summingInt(one -> 1))).entrySet().stream()
            .map(sum -> new Sum(decision.organization().value(), sum.getKey().name(), month, sum.getValue())).toList();
    }
}
