package vn.khuyenhoc.organization;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import vn.khuyenhoc.kernel.access.Scope;

/** Finds organizations for other modules. */
public interface Organizations {
    /** An organization on a day. */
    record At(OrganizationId organization, LocalDate day) {}

    /** Each as it was on its day, in one statement; one that was not yet known by then is missing. */
    Map<At, Organization> on(Collection<At> wanted);

    /** The organization that each of these things names, for a nested field. */
    default <T> Map<T, Organization> of(Collection<T> things, Function<T, At> named) {
        Map<At, Organization> found = on(things.stream().map(named).toList());
        Map<T, Organization> answers = new HashMap<>();
        for (T thing : things) {
            Organization organization = found.get(named.apply(thing));
            if (organization != null) {
                answers.put(thing, organization);
            }
        }
        return answers;
    }

    /** The organization that bears a code on a day. */
    Optional<Organization> withCode(String code, LocalDate day);

    /** Those that bore a code on some day between two, both included, whoever did last first; each as of the later day, also if it had ended by then. */
    List<Organization> withCode(String code, LocalDate from, LocalDate to);

    /** Whether an organization stood within a scope, and was active, on a day. */
    boolean within(Scope scope, OrganizationId organization, LocalDate day);

    /** Whether no organization has ever been recorded. */
    boolean none();
}
