package vn.khuyenhoc.recognition.title;

import java.util.ArrayList;
import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.recognition.TitleRegister.Decision;
import vn.khuyenhoc.recognition.title.Holding.Given;
import vn.khuyenhoc.recognition.title.RecogniseTitlesInput.RecognisedTitleInput;

/** What must be true of a decision that is entered with its titles. */
@Component
class Recognising {
    private static final int MOST = 500;
    private static final int LONGEST_NUMBER = 60;
    private static final int LONGEST_NAME = 160;

    private final Holding register;
    private final Organizations organizations;
    private final Days days;

    Recognising(Holding register, Organizations organizations, Days days) {
        this.register = register;
        this.organizations = organizations;
        this.days = days;
    }

    /**
     * @return how many titles were recognised
     * @throws Refusal ORGANIZATION_UNKNOWN, DATE_IN_FUTURE, TITLES_MISSING, TITLES_TOO_MANY, TITLE_ENDS_BEFORE_DECISION,
     *     DECISION_NUMBER_TAKEN, TEXT_*; the path names the title by its place
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int recognise(RecogniseTitlesInput input, Scope scope) {
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
        List<Given> titles = new ArrayList<>();
        for (int i = 0; i < input.titles().size(); i++) {
            titles.add(given(input.titles().get(i), "titles." + i, input, organization));
        }
        Decision decision = new Decision(organization, Text.line(input.number(), "number", LONGEST_NUMBER), input.decidedOn(),
            Text.line(input.signer(), "signer", LONGEST_NAME));
        register.give(register.decide(decision), decision, titles);
        return titles.size();
    }

    private static Given given(RecognisedTitleInput title, String path, RecogniseTitlesInput input, OrganizationId organization) {
        if (title.heldUntil() != null && !title.heldUntil().isAfter(input.decidedOn())) {
            throw new Refusal("TITLE_ENDS_BEFORE_DECISION", path + ".heldUntil", input.decidedOn());
        }
        String holder = Text.line(title.holder(), path + ".holder", LONGEST_NAME);
        return new Given(title.kind(), holder, null, Holding.subject(title.kind(), organization, holder, null), title.heldUntil());
    }
}
