package vn.khuyenhoc.campaign.target;

import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.campaign.TargetRegister;
import vn.khuyenhoc.kernel.Days;

/** Takes over targets of older plans, in one insert. */
@Component
class AssignedTargets implements TargetRegister {
    private final TargetBook book;
    private final Days days;

    AssignedTargets(TargetBook book, Days days) {
        this.book = book;
        this.days = days;
    }

    @Override
    @Transactional
    public void assign(List<Assignment> assignments) {
        book.insert(assignments.stream().map(one -> book.fresh(one.campaign().value(), one.organization().value(), one.indicator(), one.year(), Targets.dayOf(one.year(), days.today()))
            .setAmount(one.indicator().stored(one.amount(), "amount")).setBase(one.base()).setBaseSource(one.baseSource())).toList());
    }
}
