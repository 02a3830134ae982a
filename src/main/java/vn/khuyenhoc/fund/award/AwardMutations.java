package vn.khuyenhoc.fund.award;

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

/** Lets a treasurer pay an award that could not be paid. */
@Controller
class AwardMutations {
    record RetryCommendationPaymentInput(String idempotencyKey, String commendation) {}

    record RetryCommendationPaymentPayload(@Nullable CommendationPayment payment, List<UserError> errors) {}

    private final Writes writes;
    private final PayingAwards paying;

    AwardMutations(Writes writes, PayingAwards paying) {
        this.writes = writes;
        this.paying = paying;
    }

    @MutationMapping
    RetryCommendationPaymentPayload retryCommendationPayment(@Argument RetryCommendationPaymentInput input, DataFetchingEnvironment field) {
        Outcome<CommendationPayment> outcome = writes.once(field, Role.OFFICER, input.idempotencyKey(), CommendationPayment.class, scope -> paying.again(input, scope));
        return new RetryCommendationPaymentPayload(outcome.value(), outcome.errors());
    }
}
