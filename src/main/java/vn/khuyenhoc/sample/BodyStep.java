package vn.khuyenhoc.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.organization.CentreLevel;
import vn.khuyenhoc.organization.LearningCentreRegister;
import vn.khuyenhoc.organization.LearningCentreRegister.CentreEntry;
import vn.khuyenhoc.organization.LearningCentreRegister.Staffing;
import vn.khuyenhoc.organization.MemberRegister;
import vn.khuyenhoc.organization.MemberRegister.Enrolment;
import vn.khuyenhoc.organization.Organization;
import vn.khuyenhoc.organization.OrganizationBasis;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.OrganizationLevel;
import vn.khuyenhoc.organization.OrganizationRegister;
import vn.khuyenhoc.organization.OrganizationRegister.Establishment;
import vn.khuyenhoc.organization.StaffRole;
import vn.khuyenhoc.sample.Place.Body;

/** What stands under one association: its branches and boards, their members, its learning centres. */
@Component
@Profile("sample")
class BodyStep {
    private static final LocalDate FOUNDED_2023 = LocalDate.of(2023, 3, 26);
    /** A place founds its bodies in two successive waves. 2 October is Vietnam's day of learning promotion: that is when branches are founded and members admitted. */
    private static final List<LocalDate> FOUNDED = List.of(LocalDate.of(2005, 10, 2), LocalDate.of(2010, 10, 2),
        LocalDate.of(2015, 10, 2), LocalDate.of(2018, 10, 2), LocalDate.of(2020, 10, 2));
    private static final List<LocalDate> ADMITTED = List.of(LocalDate.of(2020, 10, 2), LocalDate.of(2021, 10, 2), LocalDate.of(2022, 10, 2));

    private final OrganizationRegister organizations;
    private final MemberRegister members;
    private final LearningCentreRegister centres;

    BodyStep(OrganizationRegister organizations, MemberRegister members, LearningCentreRegister centres) {
        this.organizations = organizations;
        this.members = members;
        this.centres = centres;
    }

    /** @return the bodies that were established, with their ids */
    Map<Body, OrganizationId> load(Place place, Organization association, SplittableRandom chance) {
        Map<Body, LocalDate> founded = new LinkedHashMap<>();
        int wave = chance.nextInt(FOUNDED.size() - 1);
        place.bodies.forEach(body -> founded.put(body, body.founded2023 ? FOUNDED_2023 : FOUNDED.get(wave + chance.nextInt(2))));
        List<OrganizationId> ids = organizations.establish(establishments(place, association, founded, chance));
        Map<Body, OrganizationId> established = new LinkedHashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            established.put(place.bodies.get(i), ids.get(i));
        }
        List<Enrolment> enrolments = new ArrayList<>();
        established.forEach((body, id) -> enrol(body, id, founded.get(body), chance, enrolments));
        members.enrol(enrolments);
        if (place.level == OrganizationLevel.COMMUNE) {
            centres.register(centres(place, association, chance));
        }
        return established;
    }

    private static List<Establishment> establishments(Place place, Organization association, Map<Body, LocalDate> founded, SplittableRandom chance) {
        return place.bodies.stream().map(body -> new Establishment(place.code(body), name(body, chance), body.level(), body.basis,
            association.organizationId(), association.unitId(), founded.get(body))).toList();
    }

    private static String name(Body body, SplittableRandom chance) {
        int number = body.number;
        return switch (body.basis) {
            case VILLAGE -> "Chi hội Khuyến học thôn " + number;
            case SCHOOL -> "Chi hội Khuyến học trường số " + number;
            case CLAN -> "Ban Khuyến học dòng họ " + Names.surname(chance) + " " + number;
            case ENTERPRISE -> "Ban Khuyến học doanh nghiệp số " + number;
            case RELIGIOUS_SITE -> "Ban Khuyến học cơ sở tôn giáo số " + number;
            default -> "Ban Khuyến học cơ quan số " + number;
        } + Names.MARK;
    }

    private static void enrol(Body body, OrganizationId id, LocalDate founded, SplittableRandom chance, List<Enrolment> enrolments) {
        List<LocalDate> admissions = ADMITTED.stream().filter(day -> day.isAfter(founded)).toList();
        for (int i = 0; i < body.members2022; i++) {
            LocalDate joined = i % 3 != 0 || admissions.isEmpty() ? founded : admissions.get(chance.nextInt(admissions.size()));
            LocalDate left = i < body.left2023 ? LocalDate.of(2023, 6, 30) : null;
            enrolments.add(new Enrolment(id, Names.person(chance), 1940 + chance.nextInt(62), joined, left));
        }
        for (int i = 0; i < body.leftBefore; i++) {
            enrolments.add(new Enrolment(id, Names.person(chance), 1935 + chance.nextInt(50), founded,
                i % 2 == 0 ? LocalDate.of(2021, 12, 31) : LocalDate.of(2022, 6, 30)));
        }
        for (int i = 0; i < body.joined2023; i++) {
            LocalDate joined = body.founded2023 || i % 4 == 0 ? FOUNDED_2023 : LocalDate.of(2023, 10, 2);
            enrolments.add(new Enrolment(id, Names.person(chance), 1945 + chance.nextInt(60), joined, null));
        }
    }

    private static List<CentreEntry> centres(Place place, Organization association, SplittableRandom chance) {
        LocalDate since = LocalDate.of(2019, 9, 5);
        List<Staffing> staff = new ArrayList<>();
        Map.of(StaffRole.MANAGER, place.managers, StaffRole.SECONDED_TEACHER, place.secondedTeachers, StaffRole.COLLABORATOR, place.collaborators)
            .entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(role -> {
                for (int i = 0; i < role.getValue(); i++) {
                    staff.add(new Staffing(Names.person(chance), role.getKey(), since));
                }
            });
        List<CentreEntry> entries = new ArrayList<>();
        String unit = place.unit.name();
        entries.add(new CentreEntry(association.organizationId(), CentreLevel.COMMUNE,
            "Trung tâm học tập cộng đồng " + Character.toLowerCase(unit.charAt(0)) + unit.substring(1), LocalDate.of(2008, 9, 5), staff));
        for (int i = 1; i <= place.villageCentres; i++) {
            entries.add(new CentreEntry(association.organizationId(), CentreLevel.VILLAGE, "Trung tâm học tập cộng đồng thôn " + i + Names.MARK,
                i % 8 == 0 ? LocalDate.of(2023, 9, 5) : i % 3 == 0 ? LocalDate.of(2021, 9, 5) : LocalDate.of(2015, 9, 5), List.of()));
        }
        return entries;
    }
}
