package vn.khuyenhoc.kernel.graphql;

import graphql.schema.GraphQLScalarType;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;

/** The scalars of the schema. */
@Configuration(proxyBeanMethods = false)
class Scalars {
    @Bean
    RuntimeWiringConfigurer scalarWiring(MessageSource messages) {
        return wiring -> wiring
            .scalar(GraphQLScalarType.newScalar().name("Date").coercing(new DateCoercing(messages)).build())
            .scalar(GraphQLScalarType.newScalar().name("Long").coercing(new WholeNumberCoercing(messages)).build())
            .scalar(GraphQLScalarType.newScalar().name("VND").coercing(new WholeNumberCoercing(messages)).build());
    }
}
