package vn.khuyenhoc.fund.earmark;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import graphql.GraphQLContext;
import graphql.schema.DataFetchingEnvironment;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.fund.Earmark;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.fund.recipient.Minors;
import vn.khuyenhoc.kernel.access.Caller;
import vn.khuyenhoc.kernel.graphql.Arguments;
import vn.khuyenhoc.kernel.graphql.Connection;
import vn.khuyenhoc.kernel.graphql.NodeSource;
import vn.khuyenhoc.organization.Organization;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.Organizations.At;

/** Shows earmarks; the people named in them only to those who may read what is personal. */
@Controller
class EarmarkGraph implements NodeSource {
    private final Earmarks earmarks;
    private final EarmarkList list;
    private final Organizations organizations;
    private final Days days;

    EarmarkGraph(Earmarks earmarks, EarmarkList list, Organizations organizations, Days days) {
        this.earmarks = earmarks;
        this.list = list;
        this.organizations = organizations;
        this.days = days;
    }

    @QueryMapping("earmarks")
    Connection<Earmark> all(DataFetchingEnvironment field) {
        return Connection.of(list.all(Arguments.key(field, "within", Organization.class), Arguments.page(field)));
    }

    /** As it is today; one that has ended and not handed it over yet is not there. */
    @BatchMapping
    Map<Earmark, Organization> organization(List<Earmark> shown) {
        return organizations.of(shown, earmark -> new At(earmark.fund(), days.today()));
    }

    @BatchMapping
    Map<Earmark, Organization> beneficiary(List<Earmark> shown) {
        List<Earmark> limited = shown.stream().filter(earmark -> earmark.beneficiary() != null).toList();
        return organizations.of(limited, earmark -> new At(earmark.beneficiary(), days.today()));
    }

    @BatchMapping
    Map<Earmark, List<String>> people(List<Earmark> shown, GraphQLContext context) {
        Map<Long, List<String>> named = earmarks.people(shown.stream().map(Earmark::key).toList(), Minors.seenBy(Caller.of(context)));
        Map<Earmark, List<String>> people = new HashMap<>();
        shown.forEach(earmark -> people.put(earmark, named.getOrDefault(earmark.key(), List.of())));
        return people;
    }

    @BatchMapping
    Map<Earmark, String> wording(List<Earmark> shown, GraphQLContext context) {
        Set<Long> hidden = earmarks.hidden(shown.stream().map(Earmark::key).toList(), Minors.seenBy(Caller.of(context)));
        Map<Earmark, String> wording = new HashMap<>();
        shown.stream().filter(earmark -> !hidden.contains(earmark.key())).forEach(earmark -> wording.put(earmark, earmark.wording()));
        return wording;
    }

    @Override
    public Class<Earmark> type() {
        return Earmark.class;
    }

    @Override
    public Collection<Earmark> find(Collection<Long> keys, Caller caller) {
        return earmarks.withIds(keys);
    }
}
