package vn.khuyenhoc.organization.teaching;

import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_CENTRE_CLASS;

import java.time.LocalDate;
import java.util.List;

import org.jooq.DSLContext;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.kernel.Version;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.centre.CentreLines;
import vn.khuyenhoc.organization.centre.CentreLines.Host;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationCentreClassRecord;
import vn.khuyenhoc.organization.teaching.ClassMutations.CorrectCentreClassInput;
import vn.khuyenhoc.organization.teaching.ClassMutations.RecordCentreClassInput;
import vn.khuyenhoc.organization.teaching.ClassMutations.WithdrawCentreClassInput;

/** What must be true of a class that an officer records. */
@Component
class Teaching {
    private static final int LONGEST_TOPIC = 200;
    /** More than the province has people: a slip of the keyboard. */
    private static final int MOST_TURNS = 1_000_000;

    private final DSLContext sql;
    private final Days days;
    private final CentreLines centres;
    private final ClassBook book;
    private final Classes classes;

    Teaching(DSLContext sql, Days days, CentreLines centres, ClassBook book, Classes classes) {
        this.sql = sql;
        this.days = days;
        this.centres = centres;
        this.book = book;
        this.classes = classes;
    }

    /** What is said of a class. */
    private record Said(String topic, LocalDate from, LocalDate to, int learnerTurns) {
        Said {
            topic = Text.line(topic, "topic", LONGEST_TOPIC);
            if (to.isBefore(from)) {
                throw new Refusal("ENDS_BEFORE_IT_BEGINS", "heldTo", from);
            }
            if (learnerTurns < 0 || learnerTurns > MOST_TURNS) {
                throw new Refusal("TURNS_OUT_OF_RANGE", "learnerTurns", MOST_TURNS);
            }
        }
    }

    /** @throws Refusal CENTRE_UNKNOWN, DATE_IN_FUTURE, ENDS_BEFORE_IT_BEGINS, TURNS_OUT_OF_RANGE, TEXT_* */
    @Transactional(propagation = Propagation.MANDATORY)
    public CentreClass record(RecordCentreClassInput input, Scope scope) {
        long centre = CentreLines.key(input.centre(), "centre");
        OrganizationCentreClassRecord held = say(ORGANIZATION_CENTRE_CLASS.newRecord().setId(Ids.next()).setRecordedAt(days.now()).setCentreId(centre),
            new Said(input.topic(), input.heldFrom(), input.heldTo(), input.learnerTurns()), scope, "centre");
        book.record(held);
        return shown(held.getId(), scope);
    }

    /** @throws Refusal CLASS_UNKNOWN and as {@link #record} */
    @Transactional(propagation = Propagation.MANDATORY)
    public CentreClass correct(CorrectCentreClassInput input, Scope scope) {
        OrganizationCentreClassRecord held = known(input.id(), input.version(), scope);
        Said said = new Said(input.topic(), input.heldFrom(), input.heldTo(), input.learnerTurns());
        book.correct(List.of(held), one -> say(one, said, scope, "id"));
        return shown(held.getId(), scope);
    }

    /** As if it had never been recorded. @return the class as it was */
    @Transactional(propagation = Propagation.MANDATORY)
    public CentreClass withdraw(WithdrawCentreClassInput input, Scope scope) {
        OrganizationCentreClassRecord held = known(input.id(), input.version(), scope);
        CentreClass before = shown(held.getId(), scope);
        book.withdraw(held);
        return before;
    }

    private OrganizationCentreClassRecord say(OrganizationCentreClassRecord held, Said said, Scope scope, String argument) {
        if (said.to().isAfter(days.today())) {
            throw new Refusal("DATE_IN_FUTURE", "heldTo", said.to());
        }
        Host host = centres.hosts(held.getCentreId(), said.from(), said.to(), scope, argument).getLast();
        if (!host.to().isAfter(said.to())) {
            throw new Refusal("CENTRE_UNKNOWN", argument);
        }
        return held.setOrganizationId(host.organization().value()).setTopic(said.topic()).setHeldFrom(said.from()).setHeldTo(said.to())
            .setLearnerTurns((long) said.learnerTurns());
    }

    private OrganizationCentreClassRecord known(String globalId, String version, Scope scope) {
        GlobalId id = GlobalId.parse(globalId);
        OrganizationCentreClassRecord held = id == null || !id.type().equals("CentreClass") ? null
            : sql.fetchOne(ORGANIZATION_CENTRE_CLASS, ORGANIZATION_CENTRE_CLASS.ID.eq(id.key()).and(Valid.known(ORGANIZATION_CENTRE_CLASS)));
        if (held == null) {
            throw new Refusal("CLASS_UNKNOWN", "id");
        }
        centres.hosts(held.getCentreId(), held.getHeldTo(), held.getHeldTo(), scope, "id");
        if (!Version.of(held.getRecordedAt()).equals(version)) {
            throw new OptimisticLockingFailureException("class " + held.getId() + " was changed meanwhile");
        }
        return held;
    }

    private CentreClass shown(long id, Scope scope) {
        return classes.withIds(List.of(id), scope).getFirst();
    }
}
