package vn.khuyenhoc.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.organization.OfficerPosition;
import vn.khuyenhoc.organization.OfficerRegister;
import vn.khuyenhoc.organization.OfficerRegister.Appointment;
import vn.khuyenhoc.organization.Organization;
import vn.khuyenhoc.organization.OrganizationLevel;

/** The officers of an association: who was elected by the congress of 2020, and the chair before that. */
@Component
@Profile("sample")
class OfficerStep {
    private static final LocalDate CONGRESS_2015 = LocalDate.of(2015, 9, 20);
    private static final LocalDate CONGRESS_2020 = LocalDate.of(2020, 9, 20);

    private final OfficerRegister officers;

    OfficerStep(OfficerRegister officers) {
        this.officers = officers;
    }

    void load(Place place, Organization association, SplittableRandom chance) {
        List<Appointment> appointments = new ArrayList<>();
        appointments.add(elected(association, OfficerPosition.CHAIR, CONGRESS_2015, CONGRESS_2020, "2015-2020", chance));
        for (OfficerPosition position : positions(place)) {
            appointments.add(elected(association, position, CONGRESS_2020, null, "2020-2025", chance));
        }
        officers.appoint(appointments);
    }

    private static List<OfficerPosition> positions(Place place) {
        return place.level == OrganizationLevel.COMMUNE
            ? List.of(OfficerPosition.CHAIR, OfficerPosition.VICE_CHAIR, OfficerPosition.SECRETARY, OfficerPosition.TREASURER)
            : List.of(OfficerPosition.CHAIR, OfficerPosition.STANDING_VICE_CHAIR, OfficerPosition.VICE_CHAIR, OfficerPosition.SECRETARY,
                OfficerPosition.TREASURER, OfficerPosition.INSPECTOR);
    }

    private static Appointment elected(Organization association, OfficerPosition position, LocalDate since, @Nullable LocalDate until, String congress,
                                       SplittableRandom chance) {
        return new Appointment(association.organizationId(), null, Names.person(chance), 1945 + chance.nextInt(35), position, since, until, congress);
    }
}
