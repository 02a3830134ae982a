package vn.khuyenhoc.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.OrganizationLevel;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.recognition.TitleCaseRegister;
import vn.khuyenhoc.recognition.TitleCaseRegister.Assessed;
import vn.khuyenhoc.recognition.TitleCaseRegister.Entry;
import vn.khuyenhoc.recognition.TitleKind;

/** The round of 2024 as it is under way in some communes: families that registered, of whom half have given themselves points. */
@Component
@Profile("sample")
class TitleCaseStep {
    private static final int COMMUNES = 10;
    private static final int FAMILIES = 30;
    private static final int YEAR = 2024;
    private static final LocalDate REGISTERED = LocalDate.of(YEAR, 2, 15);
    private static final LocalDate ASSESSED = LocalDate.of(YEAR, 9, 15);
    private static final Map<String, Integer> MOST = new LinkedHashMap<>();

    static {
        MOST.put("1.1", 20);
        MOST.put("1.2", 20);
        MOST.put("1.3", 10);
        MOST.put("2.1", 15);
        MOST.put("2.2", 15);
        MOST.put("3.1", 10);
        MOST.put("3.2", 10);
    }

    private final TitleCaseRegister register;
    private final Organizations organizations;

    TitleCaseStep(TitleCaseRegister register, Organizations organizations) {
        this.register = register;
        this.organizations = organizations;
    }

    void load() {
        SplittableRandom chance = new SplittableRandom(2024);
        List<Entry> entries = new ArrayList<>();
        for (Place place : new Blueprint().places().stream().filter(one -> one.level == OrganizationLevel.COMMUNE).limit(COMMUNES).toList()) {
            OrganizationId association = organizations.withCode(place.code(), REGISTERED).orElseThrow().organizationId();
            for (int i = 1; i <= FAMILIES; i++) {
                entries.add(new Entry(association, TitleKind.LEARNING_FAMILY, YEAR, Names.person(chance), "Nhà số " + i + ", thôn " + (1 + i % 5) + Names.MARK, null, REGISTERED,
                    i % 2 == 0 ? new Assessed(ASSESSED, points(chance)) : null));
            }
        }
        register.register(entries);
    }

    private static Map<String, Integer> points(SplittableRandom chance) {
        Map<String, Integer> points = new LinkedHashMap<>();
        MOST.forEach((criterion, most) -> points.put(criterion, most - chance.nextInt(most / 3 + 1)));
        return points;
    }
}
