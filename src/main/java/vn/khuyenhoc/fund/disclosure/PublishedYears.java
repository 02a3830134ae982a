package vn.khuyenhoc.fund.disclosure;

import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.fund.year.LateEntries;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.organization.Organization;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.Organizations.At;

/** Finds what is published by the code of its organization: units take over each other's, so one code may have belonged to several in a year. */
@Component
class PublishedYears {
    private final Disclosures disclosures;
    private final Organizations organizations;
    private final LateEntries late;

    PublishedYears(Disclosures disclosures, Organizations organizations, LateEntries late) {
        this.late = late;
        this.disclosures = disclosures;
        this.organizations = organizations;
    }

    /**
     * What the public may see, whoever asks.
     *
     * @param on the day on which the organization bore the code; if it is not given, of those who bore it in the year and published it the last
     */
    Optional<Publication> find(String code, int year, @Nullable LocalDate on) {
        if (!Days.known(year)) {
            return Optional.empty();
        }
        LocalDate last = LocalDate.of(year, 12, 31);
        List<Organization> ofYear = organizations.withCode(code, LocalDate.of(year, 1, 1), last);
        List<Organization> wanted = on == null ? ofYear : asOf(last, organizations.withCode(code, on, on));
        Map<Long, FundDisclosure> published = disclosures.of(Stream.concat(wanted.stream(), ofYear.stream()).map(Organization::key).collect(toSet()), year, Scope.NOWHERE);
        return wanted.stream().filter(one -> published.containsKey(one.key())).findFirst().map(holder -> new Publication(holder, Objects.requireNonNull(published.get(holder.key())), late.of(holder.key(), year),
            ofYear.stream().filter(other -> published.containsKey(other.key()) && other.key() != holder.key()).toList()));
    }

    private List<Organization> asOf(LocalDate day, List<Organization> bearers) {
        return List.copyOf(organizations.on(bearers.stream().map(bearer -> new At(bearer.organizationId(), day)).toList()).values());
    }
}
