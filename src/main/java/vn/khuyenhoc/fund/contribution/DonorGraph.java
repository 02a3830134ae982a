package vn.khuyenhoc.fund.contribution;

import java.util.Collection;

import org.springframework.stereotype.Controller;

import vn.khuyenhoc.kernel.access.Caller;
import vn.khuyenhoc.kernel.graphql.NodeSource;

/** Finds donors. */
@Controller
class DonorGraph implements NodeSource {
    private final Donors donors;

    DonorGraph(Donors donors) {
        this.donors = donors;
    }

    @Override
    public Class<Donor> type() {
        return Donor.class;
    }

    @Override
    public Collection<Donor> find(Collection<Long> keys, Caller caller) {
        return donors.withIds(keys, caller.reads());
    }
}
