package vn.khuyenhoc.testing;

import java.math.BigDecimal;
import java.time.OffsetDateTime;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.stereotype.Controller;

/** Fields that no module would have: slow, broken, or answering what they were given. */
@TestConfiguration(proxyBeanMethods = false)
public class Probe {
    private static final String FIELDS = """
        extend type Query {
          slow: Int
          slowly: Int @bulk
          broken: Int
          missing: Int!
          long(length: Int!): String
          int(value: Int): Int
          float(value: Float): Float
          money(value: VND): VND
          decimal(value: Decimal): Decimal
          moment(value: DateTime): DateTime
          id(value: ID): ID
          text(value: String!): String
          given(value: Given): Int
        }
        input Given { wanted: Int!, of: Given }
        extend type Mutation {
          one: Int
          many: Int @bulk
        }
        """;

    @Bean
    GraphQlSourceBuilderCustomizer probeFields() {
        return source -> source.schemaResources(new ByteArrayResource(FIELDS.getBytes()));
    }

    /** What comes after the answer asks the database too, where an operation is named so. */
    @Bean
    WebGraphQlInterceptor afterwards(DSLContext sql) {
        return (request, chain) -> chain.next(request).doOnNext(_ -> {
            if ("Afterwards".equals(request.getOperationName())) {
                sql.selectOne().fetch();
            }
        });
    }

    /** What a caller may send as {@code Given}. */
    public record Given(int wanted, @Nullable Given of) {}

    @Controller
    @TestComponent
    static class Fields {
        private final DSLContext sql;

        Fields(DSLContext sql) {
            this.sql = sql;
        }

        /** A statement that would run for many minutes on either database. */
        @QueryMapping
        int slow() {
            String numbers = "(select 0 as n union all select 1 union all select 2 union all select 3 union all select 4 union all select 5"
                + " union all select 6 union all select 7 union all select 8 union all select 9)";
            StringBuilder joined = new StringBuilder(numbers + " as t0");
            for (int i = 1; i < 12; i++) {
                joined.append(" cross join ").append(numbers).append(" as t").append(i);
            }
            return sql.fetchOne("select count(distinct t0.n * t5.n + t7.n) from " + joined).get(0, int.class);
        }

        @QueryMapping
        int slowly() {
            return slow();
        }

        @MutationMapping
        int one() {
            return slow();
        }

        @MutationMapping
        int many() {
            return slow();
        }

        @QueryMapping
        int broken() {
            throw new IllegalStateException("select secret from vn.khuyenhoc.Secret");
        }

        @QueryMapping
        @Nullable Integer missing() {
            return null;
        }

        @QueryMapping("long")
        String ofLength(@Argument int length) {
            return "x".repeat(length);
        }

        @QueryMapping("int")
        @Nullable Integer whole(@Argument @Nullable Integer value) {
            return value;
        }

        @QueryMapping("float")
        @Nullable Double fraction(@Argument @Nullable Double value) {
            return value;
        }

        @QueryMapping
        @Nullable Object money(@Argument @Nullable Long value) {
            return value;
        }

        @QueryMapping
        @Nullable BigDecimal decimal(@Argument @Nullable BigDecimal value) {
            return value;
        }

        @QueryMapping
        @Nullable Object moment(@Argument @Nullable OffsetDateTime value) {
            return value;
        }

        @QueryMapping
        @Nullable String id(@Argument @Nullable String value) {
            return value;
        }

        @QueryMapping
        String text(@Argument String value) {
            return value;
        }

        @QueryMapping
        @Nullable Integer given(@Argument @Nullable Given value) {
            return value == null ? null : value.wanted();
        }
    }
}
