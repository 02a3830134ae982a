package vn.khuyenhoc.fund.statistics;

import java.util.List;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.fund.DonorKind;
import vn.khuyenhoc.fund.contribution.LargestDonors;
import vn.khuyenhoc.fund.contribution.LargestDonors.OfDonor;
import vn.khuyenhoc.kernel.graphql.Arguments;
import vn.khuyenhoc.kernel.graphql.Connection;
import vn.khuyenhoc.kernel.statistics.Period;
import vn.khuyenhoc.organization.Organization;

/** Lists donors by what they gave in a period. */
@Controller
class TopDonorsGraph {
    private final LargestDonors donors;

    TopDonorsGraph(LargestDonors donors) {
        this.donors = donors;
    }

    @QueryMapping
    Connection<OfDonor> topDonors(@Argument @Nullable List<DonorKind> donorKind, DataFetchingEnvironment field) {
        Period period = Period.of(field);
        return Connection.of(donors.ofAll(Arguments.key(field, "within", Organization.class), period.from(), period.to(), donorKind == null ? List.of() : donorKind, Arguments.page(field)));
    }
}
