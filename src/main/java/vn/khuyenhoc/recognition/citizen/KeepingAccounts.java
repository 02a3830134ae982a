package vn.khuyenhoc.recognition.citizen;

import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_CITIZEN_ACCOUNT;
import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_CITIZEN_ACCOUNT_CLAIM;

import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;

import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
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
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.tree.Ancestors;
import vn.khuyenhoc.recognition.CitizenAccountState;
import vn.khuyenhoc.recognition.citizen.CitizenInputs.CloseCitizenAccountInput;
import vn.khuyenhoc.recognition.citizen.CitizenInputs.ConfirmCitizenAccountInput;
import vn.khuyenhoc.recognition.citizen.CitizenInputs.RegisterCitizenAccountInput;
import vn.khuyenhoc.recognition.events.CitizenAccountsClosed;
import vn.khuyenhoc.recognition.events.CitizenAccountsRegistered;
import vn.khuyenhoc.recognition.jooq.tables.records.RecognitionCitizenAccountRecord;

/** What must be true of an account that an officer registers, confirms or closes: its number is its own for ever. */
@Component
class KeepingAccounts {
    private static final int LONGEST_CODE = 60;
    private static final int LONGEST_NAME = 160;
    private static final int LONGEST_REASON = 500;

    private final DSLContext sql;
    private final Days days;
    private final Organizations organizations;
    private final CitizenAccountBook book;
    private final CitizenAccountList accounts;
    private final ApplicationEventPublisher events;

    KeepingAccounts(DSLContext sql, Days days, Organizations organizations, CitizenAccountBook book, CitizenAccountList accounts, ApplicationEventPublisher events) {
        this.sql = sql;
        this.days = days;
        this.organizations = organizations;
        this.book = book;
        this.accounts = accounts;
        this.events = events;
    }

    /** @throws Refusal DATE_IN_FUTURE, ORGANIZATION_UNKNOWN, CITIZEN_ACCOUNT_KNOWN, TEXT_* */
    @Transactional(propagation = Propagation.MANDATORY)
    public CitizenAccount register(RegisterCitizenAccountInput input, Scope scope) {
        refuseFuture(input.on());
        OrganizationId organization = OrganizationId.of(input.organization(), "organization");
        if (!organizations.within(scope, organization, input.on())) {
            throw new Refusal("ORGANIZATION_UNKNOWN", "organization");
        }
        RecognitionCitizenAccountRecord row = RECOGNITION_CITIZEN_ACCOUNT.newRecord().setId(Ids.next()).setRecordedAt(days.now()).setOrganizationId(organization.value())
            .setCode(Text.line(input.code(), "code", LONGEST_CODE)).setHolder(Text.line(input.holder(), "holder", LONGEST_NAME)).setValidFrom(input.on()).setValidTo(Days.FOREVER);
        claim(row);
        book.begin(List.of(row));
        events.publishEvent(new CitizenAccountsRegistered(Ids.next(), organization.value(), input.on(), 1));
        return shown(row);
    }

    /** A twin that comes at the same moment waits here for the first. */
    private void claim(RecognitionCitizenAccountRecord row) {
        try {
            sql.insertInto(RECOGNITION_CITIZEN_ACCOUNT_CLAIM).set(RECOGNITION_CITIZEN_ACCOUNT_CLAIM.newRecord()
                .setCode(row.getCode()).setRecordedAt(row.getRecordedAt()).setAccountId(row.getId())).execute();
        } catch (DuplicateKeyException known) {
            throw new Refusal("CITIZEN_ACCOUNT_KNOWN", "code", row.getCode());
        }
    }

    /** @throws Refusal DATE_IN_FUTURE, CITIZEN_ACCOUNT_UNKNOWN, CITIZEN_ACCOUNT_STATE_WRONG, STEP_TOO_EARLY */
    @Transactional(propagation = Propagation.MANDATORY)
    public CitizenAccount confirm(ConfirmCitizenAccountInput input, Scope scope) {
        return become(CitizenAccountState.CONFIRMED, input.id(), input.version(), input.on(), scope, row -> row.setConfirmedOn(input.on()));
    }

    /** It counts no more from that day on. @throws Refusal as {@link #confirm}, TEXT_* */
    @Transactional(propagation = Propagation.MANDATORY)
    public CitizenAccount close(CloseCitizenAccountInput input, Scope scope) {
        String reason = Text.line(input.reason(), "reason", LONGEST_REASON);
        return become(CitizenAccountState.CLOSED, input.id(), input.version(), input.on(), scope, row -> row.setValidTo(input.on()).setCloseReason(reason));
    }

    private CitizenAccount become(CitizenAccountState next, String opaque, String version, LocalDate on, Scope scope, UnaryOperator<RecognitionCitizenAccountRecord> change) {
        var a = RECOGNITION_CITIZEN_ACCOUNT;
        refuseFuture(on);
        GlobalId id = GlobalId.parse(opaque);
        RecognitionCitizenAccountRecord row = id == null || !id.type().equals("CitizenAccount") ? null : sql.fetchOne(a, a.ID.eq(id.key()).and(Valid.known(a)));
        if (row == null || !keeps(scope, row.getOrganizationId(), on)) {
            throw new Refusal("CITIZEN_ACCOUNT_UNKNOWN", "id");
        }
        if (!Version.of(row.getRecordedAt()).equals(version)) {
            throw new OptimisticLockingFailureException("account " + row.getId() + " was changed meanwhile");
        }
        // Of what it is by now, whatever day is entered late.
        CitizenAccountState.on(days.today(), row.getConfirmedOn(), row.getValidTo()).refuseBecoming(next);
        LocalDate last = row.getConfirmedOn() == null ? row.getValidFrom() : row.getConfirmedOn();
        if (on.isBefore(last) || next == CitizenAccountState.CLOSED && on.equals(row.getValidFrom())) {
            throw new Refusal("STEP_TOO_EARLY", "on", last);
        }
        book.correct(row, change);
        if (next == CitizenAccountState.CLOSED) {
            events.publishEvent(new CitizenAccountsClosed(Ids.next(), row.getOrganizationId(), on, 1));
        }
        return shown(row);
    }

    /** Also for the heir of an organization that has ended: it stands below it. */
    private boolean keeps(Scope scope, long organization, LocalDate on) {
        return scope.everywhere() || Ancestors.of(List.of(organization), sql).path(organization, on).stream().anyMatch(scope.subtrees()::contains);
    }

    private void refuseFuture(LocalDate on) {
        if (on.isAfter(days.today())) {
            throw new Refusal("DATE_IN_FUTURE", "on", on);
        }
    }

    private CitizenAccount shown(RecognitionCitizenAccountRecord row) {
        return accounts.withIds(List.of(row.getId()), Scope.EVERYWHERE).getFirst();
    }
}
