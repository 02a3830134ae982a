package vn.khuyenhoc.organization.tree;

import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.graphql.Batches;

/** Fields of organizations that are made of kept totals: whatever a request asks of them is read together. */
@Component
public class KeptFields {
    private final Batches.Together<Reading> together;

    KeptFields(Batches batches, KeptTotals totals) {
        this.together = batches.together("Organization.kept", totals::reading);
    }

    /** Asks for what a field needs of these organizations, and makes its values of it. */
    public interface Asking<A, R> {
        Supplier<Map<Long, R>> of(Set<Long> organizations, A arguments, Reading reading);
    }

    /** @param name {@code Type.field}, unique in the application */
    public <A, R> Batches.Field<A, R> field(String name, Asking<A, R> asking) {
        return together.field(name, asking::of);
    }
}
