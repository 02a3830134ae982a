package vn.khuyenhoc.kernel.graphql;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.access.Caller;

/** Finds anything by its global id; an id that names nothing finds nothing. */
@Controller
class Nodes {
    private final Map<String, NodeSource> sources;

    Nodes(List<NodeSource> sources) {
        this.sources = sources.stream().collect(Collectors.toMap(s -> s.type().getSimpleName(), Function.identity()));
    }

    @QueryMapping
    @Nullable Node node(@Argument String id, DataFetchingEnvironment field) {
        return nodes(List.of(id), field).getFirst();
    }

    /** In the order of the ids, null where there is nothing; one statement a type. */
    @QueryMapping
    List<@Nullable Node> nodes(@Argument List<String> ids, DataFetchingEnvironment field) {
        int most = ListBounds.of(field.getGraphQlContext()).page();
        if (ids.size() > most) {
            throw new Refusal("TOO_MANY_IDS", "ids", ids.size(), most);
        }
        Caller caller = Caller.of(field.getGraphQlContext());
        Map<String, Node> found = new HashMap<>();
        ids.stream().map(GlobalId::parse).filter(Objects::nonNull).distinct()
            .collect(groupingBy(GlobalId::type, mapping(GlobalId::key, toList())))
            .forEach((type, keys) -> {
                NodeSource source = sources.get(type);
                if (source != null) {
                    source.find(keys, caller).forEach(node -> found.put(node.id(), node));
                }
            });
        return ids.stream().map(found::get).toList();
    }
}
