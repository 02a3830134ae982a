package vn.khuyenhoc.organization.membership;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

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

/** Lists members, at the root and of an organization. */
@Controller
class MemberGraph implements NodeSource {
    private final Members members;
    private final Organizations organizations;
    private final People people;
    private final Days days;
    private final Batches.Field<Listed<LocalDate>, Connection<Member>> ofOrganization;

    MemberGraph(Members members, Organizations organizations, People people, Days days, Batches batches) {
        this.members = members;
        this.organizations = organizations;
        this.people = people;
        this.days = days;
        this.ofOrganization = batches.connection("Organization.members", members::of);
    }

    @QueryMapping
    Connection<Member> members(DataFetchingEnvironment field) {
        return Connection.of(members.on(Arguments.asOf(field, days.today()),
            Arguments.key(field, "within", Organization.class), Arguments.page(field)));
    }

    @SchemaMapping(typeName = "Organization", field = "members")
    CompletableFuture<Connection<Member>> of(Organization organization, DataFetchingEnvironment field) {
        return ofOrganization.of(organization.key(), new Listed<>(Arguments.asOf(field, organization.asOf()), Arguments.page(field)), field);
    }

    @BatchMapping
    Map<Member, Organization> organization(List<Member> members) {
        return organizations.of(members, member -> new At(member.organizationId(), member.joinedOn()));
    }

    /** Shown wherever the membership is. */
    @BatchMapping
    Map<Member, Person> person(List<Member> members) {
        Map<Long, Person> found = people.withIds(members.stream().map(Member::personKey).collect(toSet()), Scope.EVERYWHERE)
            .stream().collect(toMap(Person::key, Function.identity()));
        return members.stream().collect(toMap(Function.identity(), member -> Objects.requireNonNull(found.get(member.personKey())), (one, other) -> one));
    }

    @Override
    public Class<Member> type() {
        return Member.class;
    }

    @Override
    public Collection<Member> find(Collection<Long> keys, Caller caller) {
        return members.withIds(keys, caller.reads());
    }
}
