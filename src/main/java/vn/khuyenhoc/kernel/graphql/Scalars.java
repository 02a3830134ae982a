package vn.khuyenhoc.kernel.graphql;

import java.util.Map;

import graphql.schema.Coercing;
import graphql.schema.GraphQLScalarType;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;

/** The scalars of the schema, those of GraphQL itself included: ours are stricter. */
@Configuration(proxyBeanMethods = false)
class Scalars {
    @Bean
    RuntimeWiringConfigurer scalarWiring(MessageSource messages) {
        Map<String, Coercing<?, ?>> scalars = Map.of(
            "Date", new DateCoercing(messages), "DateTime", new DateTimeCoercing(messages),
            "Decimal", new DecimalCoercing(messages), "Long", new WholeNumberCoercing(messages), "VND", new WholeNumberCoercing(messages),
            "Int", new IntCoercing(messages), "Float", new FloatCoercing(messages), "ID", new IdCoercing(messages));
        return wiring -> {
            // Strictly, what GraphQL itself defines cannot be defined again.
            wiring.strictMode(false);
            scalars.forEach((name, coercing) -> wiring.scalar(GraphQLScalarType.newScalar().name(name).coercing(coercing).build()));
            wiring.strictMode(true);
        };
    }
}
