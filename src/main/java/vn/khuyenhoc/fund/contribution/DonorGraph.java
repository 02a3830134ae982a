package vn.khuyenhoc.fund.contribution;

import java.util.Collection;

import graphql.schema.DataFetchingEnvironment;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.kernel.access.Caller;
import vn.khuyenhoc.kernel.graphql.Arguments;
import vn.khuyenhoc.kernel.graphql.Connection;
import vn.khuyenhoc.kernel.graphql.NodeSource;
import vn.khuyenhoc.organization.Organization;

/** Finds donors, and lists them. */
@Controller
class DonorGraph implements NodeSource {
    private final Donors donors;
    private final DonorList list;

    DonorGraph(Donors donors, DonorList list) {
        this.donors = donors;
        this.list = list;
    }

    @QueryMapping("donors")
    Connection<Donor> all(DataFetchingEnvironment field) {
        return Connection.of(list.all(Arguments.key(field, "within", Organization.class), Arguments.page(field)));
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
