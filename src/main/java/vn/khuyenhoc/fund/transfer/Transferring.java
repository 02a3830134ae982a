package vn.khuyenhoc.fund.transfer;

import java.time.LocalDate;
import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.fund.jooq.tables.records.FundTransferRecord;
import vn.khuyenhoc.fund.ledger.Posting;
import vn.khuyenhoc.fund.transfer.TransferInputs.CancelTransferInput;
import vn.khuyenhoc.fund.transfer.TransferInputs.ConfirmTransferInput;
import vn.khuyenhoc.fund.transfer.TransferInputs.PrepareTransferInput;
import vn.khuyenhoc.kernel.Amounts;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.kernel.Version;
import vn.khuyenhoc.kernel.access.Act;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.Organizations;

/** Who may transfer what: the giving side prepares, somebody else of the receiving side confirms, either cancels. */
@Component
class Transferring {
    private static final int LONGEST = 200;

    private final Transfers transfers;
    private final TransferBook book;
    private final Organizations organizations;
    private final Days days;

    Transferring(Transfers transfers, TransferBook book, Organizations organizations, Days days) {
        this.transfers = transfers;
        this.book = book;
        this.organizations = organizations;
        this.days = days;
    }

    /** @throws Refusal ORGANIZATION_UNKNOWN, TRANSFER_TO_ITSELF, AMOUNT_NOT_POSITIVE, AMOUNT_NEGATIVE, AMOUNT_TOO_LARGE, DATE_IN_FUTURE, TEXT_* */
    @Transactional(propagation = Propagation.MANDATORY)
    public Transfer prepare(PrepareTransferInput input, Scope scope) {
        OrganizationId from = OrganizationId.of(input.from(), "from");
        OrganizationId to = OrganizationId.of(input.to(), "to");
        if (input.on().isAfter(days.today())) {
            throw new Refusal("DATE_IN_FUTURE", "on", input.on());
        }
        if (!organizations.within(scope, from, input.on())) {
            throw new Refusal("ORGANIZATION_UNKNOWN", "from");
        }
        if (!organizations.within(Scope.EVERYWHERE, to, input.on())) {
            throw new Refusal("ORGANIZATION_UNKNOWN", "to");
        }
        if (from.equals(to)) {
            throw new Refusal("TRANSFER_TO_ITSELF", "to");
        }
        if (input.amount() != null) {
            Amounts.refuseUnlessPositive(input.amount(), "amount");
        }
        if (input.amount() != null && input.amount() > Posting.LARGEST) {
            throw new Refusal("AMOUNT_TOO_LARGE", "amount", Posting.LARGEST);
        }
        return shown(book.agree(from.value(), to.value(), input.amount(), input.on(), Text.line(input.reason(), "reason", LONGEST)), scope);
    }

    /** @throws Refusal TRANSFER_UNKNOWN, TRANSFER_STATE_WRONG, SELF_APPROVAL, ORGANIZATION_NOT_ACTIVE, TRANSFERS_WAITING, TRANSFER_EMPTY, FUND_INSUFFICIENT, FUND_CLOSED */
    @Transactional(propagation = Propagation.MANDATORY)
    public Transfer confirm(ConfirmTransferInput input, Scope scope) {
        FundTransferRecord transfer = prepared(input.id(), scope, false);
        if (transfer.getPreparedBy().equals(Act.current().caller())) {
            throw new Refusal("SELF_APPROVAL", "id");
        }
        refuseEnded(transfer);
        if (transfer.getEntire() && transfers.waiting(transfer.getOrganizationId()) > 1) {
            throw new Refusal("TRANSFERS_WAITING", "id");
        }
        try {
            book.confirm(transfer, transfer.getTransferredOn());
        } catch (Refusal refusal) {
            throw refusal.at("id");
        }
        return shown(transfer.getId(), scope);
    }

    /** What was agreed for a day on which a side had ended by then, as it turned out, is given up. */
    private void refuseEnded(FundTransferRecord transfer) {
        LocalDate on = transfer.getTransferredOn();
        if (!within(Scope.EVERYWHERE, transfer.getToOrganizationId(), on) || transfer.getCause() == TransferCause.AGREEMENT && !within(Scope.EVERYWHERE, transfer.getOrganizationId(), on)) {
            throw new Refusal("ORGANIZATION_NOT_ACTIVE", "id", on);
        }
    }

    /** @throws Refusal TRANSFER_UNKNOWN, TRANSFER_STATE_WRONG, CONFLICT */
    @Transactional(propagation = Propagation.MANDATORY)
    public Transfer cancel(CancelTransferInput input, Scope scope) {
        FundTransferRecord transfer = prepared(input.id(), scope, true);
        if (!Version.of(transfer.getRecordedAt()).equals(input.version())) {
            throw new Refusal("CONFLICT", "version");
        }
        if (transfer.getCause() == TransferCause.SUCCESSION) {
            throw new Refusal("TRANSFER_STATE_WRONG", "id", transfer.getCause());
        }
        book.cancel(transfer);
        return shown(transfer.getId(), scope);
    }

    /** @param givers whether the giving side may, too */
    private FundTransferRecord prepared(String opaque, Scope scope, boolean givers) {
        GlobalId id = GlobalId.parse(opaque);
        FundTransferRecord transfer = id == null || !id.type().equals("Transfer") ? null : transfers.row(id.key());
        if (transfer == null || !transfers.within(scope, transfer, givers)) {
            throw new Refusal("TRANSFER_UNKNOWN", "id");
        }
        if (transfer.getState() != TransferState.PREPARED) {
            throw new Refusal("TRANSFER_STATE_WRONG", "id", transfer.getState());
        }
        return transfer;
    }

    private boolean within(Scope scope, long organization, LocalDate on) {
        return organizations.within(scope, new OrganizationId(organization), on);
    }

    private Transfer shown(long id, Scope scope) {
        return transfers.withIds(List.of(id), scope).getFirst();
    }
}
