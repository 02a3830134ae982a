package vn.khuyenhoc.kernel.writes;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.jooq.impl.DSL.or;
import static vn.khuyenhoc.kernel.jooq.Tables.IDEMPOTENT_ANSWER;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import graphql.schema.DataFetchingEnvironment;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.access.Caller;
import vn.khuyenhoc.kernel.jooq.tables.records.IdempotentAnswerRecord;
import vn.khuyenhoc.kernel.sql.Rows;

/** Keeps what a change answered, under the key that its caller chose, and gives the same answer to whoever repeats it. */
@Component
class FirstAnswers {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_.:-]{8,64}");

    /** Whose change it is, for nobody sees another's answers, and what is asked. */
    record Question(String caller, String operation, String key, Object input) {
        static Question of(DataFetchingEnvironment field, Caller caller, String key) {
            return new Question(caller.name(), field.getField().getName(), key, Objects.requireNonNull(field.getArgument("input")));
        }
    }

    private final DSLContext sql;
    private final Days days;
    private final JsonMapper json;

    FirstAnswers(DSLContext sql, Days days, JsonMapper json) {
        this.sql = sql;
        this.days = days;
        this.json = json.rebuild().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();
    }

    /**
     * In the transaction of the effect. A twin that runs at the same time waits for this one at the primary key.
     *
     * @throws Refusal IDEMPOTENCY_KEY_INVALID; IDEMPOTENCY_CONFLICT if the key was used for another input
     */
    <T> T of(Question question, Class<T> result, Supplier<T> work) {
        String hash = hash(question);
        if (!taken(question, hash)) {
            return replayed(question, hash, result);
        }
        T answer = work.get();
        sql.update(IDEMPOTENT_ANSWER).set(IDEMPOTENT_ANSWER.ANSWER, json.writeValueAsString(answer)).where(of(question)).execute();
        return answer;
    }

    /**
     * Of several at once, in the transaction of their effects. What was asked before is found without waiting; a twin that runs at the same time is met when
     * the work is done, and undoes it.
     *
     * @return what the work answers, in the order of the questions
     * @throws DuplicateKeyException if any was asked before
     * @throws Refusal IDEMPOTENCY_KEY_INVALID
     */
    <T> List<T> ofNew(List<Question> questions, Supplier<List<T>> work) {
        List<IdempotentAnswerRecord> rows = questions.stream().map(question -> row(question, hash(question))).toList();
        if (anyAsked(questions)) {
            throw new DuplicateKeyException("asked before");
        }
        List<T> answers = work.get();
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).setAnswer(json.writeValueAsString(answers.get(i)));
        }
        Rows.append(sql, rows);
        return answers;
    }

    private boolean anyAsked(List<Question> questions) {
        record Asker(String caller, String operation) {}
        Map<Asker, List<String>> keys = questions.stream().collect(groupingBy(question -> new Asker(question.caller(), question.operation()), mapping(Question::key, toList())));
        return sql.fetchExists(IDEMPOTENT_ANSWER, or(keys.entrySet().stream().map(own -> IDEMPOTENT_ANSWER.CALLER.eq(own.getKey().caller())
            .and(IDEMPOTENT_ANSWER.OPERATION.eq(own.getKey().operation())).and(IDEMPOTENT_ANSWER.IDEMPOTENCY_KEY.in(own.getValue()))).toList()));
    }

    private IdempotentAnswerRecord row(Question question, String hash) {
        return new IdempotentAnswerRecord().setCaller(question.caller()).setOperation(question.operation()).setIdempotencyKey(question.key())
            .setInputHash(hash).setRecordedAt(days.now());
    }

    private boolean taken(Question question, String hash) {
        try {
            sql.insertInto(IDEMPOTENT_ANSWER).set(row(question, hash)).execute();
            return true;
        } catch (DuplicateKeyException known) {
            return false;
        }
    }

    private <T> T replayed(Question question, String hash, Class<T> result) {
        var first = sql.selectFrom(IDEMPOTENT_ANSWER).where(of(question)).fetchSingle();
        if (!first.getInputHash().equals(hash)) {
            throw new Refusal("IDEMPOTENCY_CONFLICT", "idempotencyKey");
        }
        return json.readValue(first.getAnswer(), result);
    }

    private static Condition of(Question question) {
        return IDEMPOTENT_ANSWER.CALLER.eq(question.caller()).and(IDEMPOTENT_ANSWER.OPERATION.eq(question.operation()))
            .and(IDEMPOTENT_ANSWER.IDEMPOTENCY_KEY.eq(question.key()));
    }

    /** Nowhere does an input say by null anything else than by leaving the field out, as clients that write all fields do. */
    private static Object said(Object input) {
        return switch (input) {
            case Map<?, ?> map -> map.entrySet().stream().filter(field -> field.getValue() != null).collect(Collectors.toMap(Map.Entry::getKey, field -> said(field.getValue())));
            case List<?> list -> list.stream().map(one -> one == null ? Optional.empty() : said(one)).toList();
            default -> input;
        };
    }

    private String hash(Question question) {
        if (!KEY.matcher(question.key()).matches()) {
            throw new Refusal("IDEMPOTENCY_KEY_INVALID", "idempotencyKey");
        }
        try {
            byte[] canonical = json.writeValueAsString(said(question.input())).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
