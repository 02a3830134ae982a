package vn.khuyenhoc.organization.membership;

import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_MEMBERSHIP;

import java.util.List;

import org.springframework.stereotype.Component;

import vn.khuyenhoc.organization.census.Question;
import vn.khuyenhoc.organization.census.Stock;

/** The memberships as figures count them: who is taken to another organization neither joins nor leaves. */
@Component
public class CountedMembers {
    private final Members members;

    CountedMembers(Members members) {
        this.members = members;
    }

    public <D extends Enum<D>> Stock<D> of(Question<D> question, D birthDecade) {
        var m = ORGANIZATION_MEMBERSHIP;
        return Stock.<D>of(m, m, m.ORGANIZATION_ID).shown(members.counted(question.page()))
            .came(m.BEGUN_BY.eq("ENROLLED")).went(m.ENDED_BY.notIn("TRANSFERRED", "SUCCEEDED"))
            .by(birthDecade, m.BIRTH_YEAR.minus(m.BIRTH_YEAR.mod(10)))
            .kept(Members.MEMBERS, List.of());
    }
}
