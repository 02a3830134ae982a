package vn.khuyenhoc.organization.population;

import java.time.LocalDate;
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

/** Records populations, corrects them and takes them back. */
@Controller
class PopulationMutations {
    record NewPopulationInput(String unit, long value, LocalDate countedOn, String definition, String source) {}

    record RecordPopulationsInput(String idempotencyKey, List<NewPopulationInput> populations) {}

    record CorrectPopulationInput(String id, long value, LocalDate countedOn, String definition, String source, String version) {}

    record WithdrawPopulationInput(String id, String version) {}

    /** What a bulk change recorded. */
    record Recorded(List<Long> keys) {}

    record RecordPopulationsPayload(List<Population> populations, List<UserError> errors) {}

    /** Of every change of one population. */
    record PopulationPayload(@Nullable Population population, List<UserError> errors) {
        static PopulationPayload of(Outcome<Population> outcome) {
            return new PopulationPayload(outcome.value(), outcome.errors());
        }
    }

    private final Writes writes;
    private final Counting counting;

    PopulationMutations(Writes writes, Counting counting) {
        this.writes = writes;
        this.counting = counting;
    }

    @MutationMapping
    RecordPopulationsPayload recordPopulations(@Argument RecordPopulationsInput input, DataFetchingEnvironment field) {
        Outcome<Recorded> outcome = writes.once(field, Role.OFFICER, input.idempotencyKey(), Recorded.class,
            scope -> new Recorded(counting.record(input.populations(), scope)));
        return new RecordPopulationsPayload(outcome.value() == null ? List.of() : counting.shown(outcome.value().keys()), outcome.errors());
    }

    @MutationMapping
    PopulationPayload correctPopulation(@Argument CorrectPopulationInput input, DataFetchingEnvironment field) {
        return PopulationPayload.of(writes.change(field, Role.OFFICER, scope -> counting.correct(input, scope)));
    }

    @MutationMapping
    PopulationPayload withdrawPopulation(@Argument WithdrawPopulationInput input, DataFetchingEnvironment field) {
        return PopulationPayload.of(writes.change(field, Role.OFFICER, scope -> counting.withdraw(input, scope)));
    }
}
