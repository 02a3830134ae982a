package vn.khuyenhoc.organization.staffing;

import java.time.LocalDate;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;

import graphql.schema.DataFetchingEnvironment;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.access.Caller;
import vn.khuyenhoc.kernel.graphql.Arguments;
import vn.khuyenhoc.kernel.graphql.Batches;
import vn.khuyenhoc.kernel.graphql.Batches.Listed;
import vn.khuyenhoc.kernel.graphql.Connection;
import vn.khuyenhoc.kernel.graphql.NodeSource;
import vn.khuyenhoc.organization.centre.LearningCentre;

/** Shows who works at a learning centre. */
@Controller
class StaffGraph implements NodeSource {
    private final Staff staff;
    private final Days days;
    private final Batches.Field<Listed<LocalDate>, Connection<CentreStaff>> ofCentre;

    StaffGraph(Staff staff, Days days, Batches batches) {
        this.staff = staff;
        this.days = days;
        this.ofCentre = batches.connection("LearningCentre.staff", staff::of);
    }

    @SchemaMapping
    CompletableFuture<Connection<CentreStaff>> staff(LearningCentre centre, DataFetchingEnvironment field) {
        return ofCentre.of(centre.key(), new Listed<>(Arguments.asOf(field, centre.asOf()), Arguments.page(field)), field);
    }

    @Override
    public Class<CentreStaff> type() {
        return CentreStaff.class;
    }

    @Override
    public Collection<CentreStaff> find(Collection<Long> keys, Caller caller) {
        return staff.withIds(keys, days.today(), caller.reads());
    }
}
