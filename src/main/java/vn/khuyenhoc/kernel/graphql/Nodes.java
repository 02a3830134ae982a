package vn.khuyenhoc.kernel.graphql;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Finds anything by its global id; an id that names nothing finds nothing. */
@Controller
class Nodes {
    private final Map<String, NodeSource> sources;

    Nodes(List<NodeSource> sources) {
        this.sources = sources.stream().collect(Collectors.toMap(s -> s.type().getSimpleName(), Function.identity()));
    }

    @QueryMapping
    @Nullable Node node(@Argument String id) {
        GlobalId wanted = GlobalId.parse(id);
        NodeSource source = wanted == null ? null : sources.get(wanted.type());
        return source == null ? null : source.find(wanted.key());
    }
}
