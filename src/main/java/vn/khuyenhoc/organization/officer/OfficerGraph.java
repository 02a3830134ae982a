package vn.khuyenhoc.organization.officer;

import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import graphql.schema.DataFetchingEnvironment;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.access.Caller;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.graphql.Arguments;
import vn.khuyenhoc.kernel.graphql.Batches;
import vn.khuyenhoc.kernel.graphql.Batches.Listed;
import vn.khuyenhoc.kernel.graphql.Connection;
import vn.khuyenhoc.kernel.graphql.NodeSource;
import vn.khuyenhoc.organization.Organization;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.Organizations.At;
import vn.khuyenhoc.organization.membership.People;
import vn.khuyenhoc.organization.membership.Person;

/** Lists officers, at the root and of an organization. */
@Controller
class OfficerGraph implements NodeSource {
    private final Officers officers;
    private final Organizations organizations;
    private final People people;
    private final Days days;
    private final Batches.Field<Listed<LocalDate>, Connection<Officer>> ofOrganization;

    OfficerGraph(Officers officers, Organizations organizations, People people, Days days, Batches batches) {
        this.officers = officers;
        this.organizations = organizations;
        this.people = people;
        this.days = days;
        this.ofOrganization = batches.connection("Organization.officers", officers::of);
    }

    @QueryMapping
    Connection<Officer> officers(DataFetchingEnvironment field) {
        return Connection.of(officers.on(Arguments.asOf(field, days.today()), Arguments.key(field, "within", Organization.class), Arguments.page(field)));
    }

    @SchemaMapping(typeName = "Organization", field = "officers")
    CompletableFuture<Connection<Officer>> of(Organization organization, DataFetchingEnvironment field) {
        return ofOrganization.of(organization.key(), new Listed<>(Arguments.asOf(field, organization.asOf()), Arguments.page(field)), field);
    }

    @BatchMapping
    Map<Officer, Organization> organization(List<Officer> shown) {
        return organizations.of(shown, officer -> new At(officer.organizationId(), officer.asOf()));
    }

    /** Shown wherever the name is. */
    @BatchMapping
    Map<Officer, Person> person(List<Officer> shown) {
        List<Officer> named = shown.stream().filter(officer -> officer.fullName() != null).toList();
        Map<Long, Person> found = new HashMap<>();
        people.withIds(named.stream().map(Officer::personKey).collect(toSet()), Scope.EVERYWHERE).forEach(person -> found.put(person.key(), person));
        Map<Officer, Person> persons = new HashMap<>();
        named.forEach(officer -> persons.put(officer, found.get(officer.personKey())));
        return persons;
    }

    @Override
    public Class<Officer> type() {
        return Officer.class;
    }

    @Override
    public Collection<Officer> find(Collection<Long> keys, Caller caller) {
        return officers.withIds(keys, days.today(), caller.reads());
    }
}
