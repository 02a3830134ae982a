package vn.khuyenhoc.organization.teaching;

import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import graphql.schema.DataFetchingEnvironment;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.kernel.access.Caller;
import vn.khuyenhoc.kernel.graphql.Arguments;
import vn.khuyenhoc.kernel.graphql.Batches;
import vn.khuyenhoc.kernel.graphql.Batches.Listed;
import vn.khuyenhoc.kernel.graphql.Connection;
import vn.khuyenhoc.kernel.graphql.NodeSource;
import vn.khuyenhoc.organization.centre.LearningCentre;

/** Shows what a learning centre taught. */
@Controller
class ClassGraph implements NodeSource {
    private final Classes classes;
    private final Batches.Field<Listed<Optional<Integer>>, Connection<CentreClass>> ofCentre;

    ClassGraph(Classes classes, Batches batches) {
        this.classes = classes;
        this.ofCentre = batches.connection("LearningCentre.classes", classes::of);
    }

    @SchemaMapping
    CompletableFuture<Connection<CentreClass>> classes(LearningCentre centre, DataFetchingEnvironment field) {
        return ofCentre.of(centre.key(), new Listed<>(Optional.ofNullable(Arguments.optionalYear(field)), Arguments.page(field)), field);
    }

    @Override
    public Class<CentreClass> type() {
        return CentreClass.class;
    }

    @Override
    public Collection<CentreClass> find(Collection<Long> keys, Caller caller) {
        return classes.withIds(keys, caller.reads());
    }
}
