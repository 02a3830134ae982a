package vn.khuyenhoc.fund.award;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import graphql.GraphQLContext;
import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.fund.grant.AwardRounds;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.access.Caller;
import vn.khuyenhoc.kernel.graphql.Node;
import vn.khuyenhoc.recognition.events.MoneyWithIt;

/** Shows at a commendation whether its money was paid; one statement for all commendations of a request. */
@Controller
class AwardGraph {
    private final Awards awards;
    private final AwardRounds rounds;
    private final MessageSource messages;

    AwardGraph(Awards awards, AwardRounds rounds, MessageSource messages) {
        this.awards = awards;
        this.rounds = rounds;
        this.messages = messages;
    }

    @BatchMapping(typeName = "Commendation", field = "payment")
    Map<MoneyWithIt, CommendationPayment> payment(List<MoneyWithIt> commendations) {
        List<MoneyWithIt> paid = commendations.stream().filter(one -> one.amount() != null).toList();
        Map<Long, CommendationPayment> known = paid.isEmpty() ? Map.of() : awards.of(paid.stream().map(MoneyWithIt::key).toList());
        Map<MoneyWithIt, CommendationPayment> payments = new HashMap<>();
        paid.forEach(one -> payments.put(one, known.getOrDefault(one.key(), CommendationPayment.waiting(Objects.requireNonNull(one.amount())))));
        return payments;
    }

    /** In the caller's language. */
    @SchemaMapping
    @Nullable String message(CommendationPayment payment, DataFetchingEnvironment field) {
        String code = payment.code();
        Object[] named = "FUND_INSUFFICIENT".equals(code) ? new Object[] {"", payment.amount()} : Refusal.named(List.of("", Objects.requireNonNullElse(payment.detail(), "")));
        return code == null ? null : messages.getMessage(code, named, field.getLocale());
    }

    @BatchMapping
    Map<CommendationPayment, Node> grant(List<CommendationPayment> payments, GraphQLContext context) {
        List<CommendationPayment> paid = payments.stream().filter(payment -> payment.grantKey() != null).toList();
        Map<Long, Node> found = paid.isEmpty() ? Map.of() : rounds.shown(paid.stream().map(CommendationPayment::grantKey).toList(), Caller.of(context).reads());
        Map<CommendationPayment, Node> grants = new HashMap<>();
        paid.forEach(payment -> grants.put(payment, found.get(payment.grantKey())));
        return grants;
    }
}
