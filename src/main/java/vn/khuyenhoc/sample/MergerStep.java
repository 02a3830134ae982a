package vn.khuyenhoc.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.organization.Organization;
import vn.khuyenhoc.organization.OrganizationBasis;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.OrganizationRegister;
import vn.khuyenhoc.organization.OrganizationRegister.Merger;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.sample.Place.Body;

/** The last step: on one day of 2023 small agency boards went up in those beside them, over the whole province by one act. */
@Component
@Profile("sample")
class MergerStep {
    private static final LocalDate MERGED = LocalDate.of(2023, 7, 1);

    private final OrganizationRegister register;
    private final Organizations organizations;

    MergerStep(OrganizationRegister register, Organizations organizations) {
        this.register = register;
        this.organizations = organizations;
    }

    /** @param known the bodies that this start established; others are looked up, and those that have gone up already left alone */
    void load(List<Place> places, Map<Body, OrganizationId> known) {
        List<Merger> mergers = new ArrayList<>();
        places.forEach(place -> merge(place, known, mergers));
        if (!mergers.isEmpty()) {
            register.merge(mergers, MERGED);
        }
    }

    private void merge(Place place, Map<Body, OrganizationId> known, List<Merger> mergers) {
        List<Body> agencies = place.bodies.stream().filter(body -> body.basis == OrganizationBasis.AGENCY).toList();
        List<Body> staying = agencies.stream().filter(body -> !body.merges2023).toList();
        int turn = 0;
        for (Body body : agencies) {
            if (body.merges2023) {
                Body beside = staying.get(turn++ % staying.size());
                standing(place, body, known).ifPresent(going -> mergers.add(new Merger(going, standing(place, beside, known).orElseThrow())));
            }
        }
    }

    private Optional<OrganizationId> standing(Place place, Body body, Map<Body, OrganizationId> known) {
        return Optional.ofNullable(known.get(body)).or(() -> organizations.withCode(place.code(body), MERGED).map(Organization::organizationId));
    }
}
