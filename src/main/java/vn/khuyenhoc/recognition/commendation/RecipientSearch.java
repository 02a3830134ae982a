package vn.khuyenhoc.recognition.commendation;

import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.noCondition;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_COMMENDATION;

import graphql.schema.DataFetchingEnvironment;
import org.jooq.Condition;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.graphql.Arguments;
import vn.khuyenhoc.organization.KnownMembers;
import vn.khuyenhoc.organization.KnownMembers.KnownMember;
import vn.khuyenhoc.organization.tree.Subtree;

/** What one organization or member was, or is to be, commended with; of people only within the organizations whose people the caller may read. */
@Component
class RecipientSearch {
    private final KnownMembers members;

    RecipientSearch(KnownMembers members) {
        this.members = members;
    }

    /** By the argument {@code recipient}. */
    Condition wanted(DataFetchingEnvironment field) {
        String opaque = field.getArgument("recipient");
        GlobalId id = opaque == null ? null : GlobalId.parse(opaque);
        if (opaque == null || id == null) {
            return opaque == null ? noCondition() : falseCondition();
        }
        return switch (id.type()) {
            case "Organization" -> RECOGNITION_COMMENDATION.RECIPIENT_ORGANIZATION_ID.eq(id.key());
            case "Person" -> person(id.key(), Arguments.scope(field));
            case "Member" -> member(id.key(), Arguments.scope(field));
            default -> falseCondition();
        };
    }

    private Condition member(long key, Scope scope) {
        KnownMember member = members.known(key, scope);
        return member == null ? falseCondition() : person(member.person(), scope);
    }

    private static Condition person(long key, Scope scope) {
        var c = RECOGNITION_COMMENDATION;
        return c.RECIPIENT_PERSON_ID.eq(key).and(Subtree.of(scope, c.ORGANIZATION_ID, c.STEP_ON));
    }
}
