package vn.khuyenhoc.organization.membership;

import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_MEMBERSHIP;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_PERSON;

import java.util.List;

import org.jooq.Table;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.sql.PageRequest;
import vn.khuyenhoc.kernel.sql.Valid;
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
        PageRequest page = question.page();
        Table<?> from = !question.grouping().has(birthDecade) ? m
            : m.join(ORGANIZATION_PERSON).on(ORGANIZATION_PERSON.ID.eq(m.PERSON_ID)).and(Valid.known(ORGANIZATION_PERSON));
        return Stock.<D>of(from, m, m.ORGANIZATION_ID).shown(members.counted(page))
            .came(m.BEGUN_BY.eq("ENROLLED")).went(m.ENDED_BY.notIn("TRANSFERRED", "SUCCEEDED"))
            .by(birthDecade, ORGANIZATION_PERSON.BIRTH_YEAR.minus(ORGANIZATION_PERSON.BIRTH_YEAR.mod(10)))
            .kept(Members.MEMBERS, List.of());
    }
}
