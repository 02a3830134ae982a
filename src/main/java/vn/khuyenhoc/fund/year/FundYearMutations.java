package vn.khuyenhoc.fund.year;

import java.util.List;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.kernel.access.Role;
import vn.khuyenhoc.kernel.writes.Outcome;
import vn.khuyenhoc.kernel.writes.UserError;
import vn.khuyenhoc.kernel.writes.Writes;

/** Closes years of funds, and discloses them. */
@Controller
class FundYearMutations {
    record CloseFundYearInput(String organization, int year, @Nullable String note, @Nullable String idempotencyKey) {}

    record DiscloseFundYearInput(String organization, int year, String version) {}

    record FundYearPayload(@Nullable FundYear fundYear, List<UserError> errors) {}

    private final Writes writes;
    private final YearClosing closing;

    FundYearMutations(Writes writes, YearClosing closing) {
        this.writes = writes;
        this.closing = closing;
    }

    @MutationMapping
    FundYearPayload closeFundYear(@Argument CloseFundYearInput input, DataFetchingEnvironment field) {
        return payload(writes.onceOrChange(field, Role.APPROVER, input.idempotencyKey(), FundYear.class, scope -> closing.close(input, scope)));
    }

    @MutationMapping
    FundYearPayload discloseFundYear(@Argument DiscloseFundYearInput input, DataFetchingEnvironment field) {
        return payload(writes.change(field, Role.APPROVER, scope -> closing.disclose(input, scope)));
    }

    private static FundYearPayload payload(Outcome<FundYear> outcome) {
        return new FundYearPayload(outcome.value(), outcome.errors());
    }
}
