package vn.khuyenhoc.sample;

import static vn.khuyenhoc.campaign.Indicator.CITIZEN_ACCOUNTS;
import static vn.khuyenhoc.campaign.Indicator.LEARNING_CLANS;
import static vn.khuyenhoc.campaign.Indicator.LEARNING_FAMILIES;
import static vn.khuyenhoc.campaign.Indicator.LEARNING_FAMILY_RATE;
import static vn.khuyenhoc.campaign.Indicator.MEMBERS;
import static vn.khuyenhoc.campaign.Indicator.MONEY_RAISED;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.campaign.ActivityKind;
import vn.khuyenhoc.campaign.ActivityRegister;
import vn.khuyenhoc.campaign.ActivityRegister.Held;
import vn.khuyenhoc.campaign.CampaignId;
import vn.khuyenhoc.campaign.CampaignRegister;
import vn.khuyenhoc.campaign.Indicator;
import vn.khuyenhoc.campaign.ReportRegister;
import vn.khuyenhoc.campaign.ReportRegister.Asked;
import vn.khuyenhoc.campaign.TargetRegister;
import vn.khuyenhoc.campaign.TargetRegister.Assignment;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.Organizations;

/** What the programmes and the plan asked of each association in 2023, what was held for them, and who reported: all of it invented around the published totals. */
@Component
@Profile("sample")
class CampaignStep {
    private static final int YEAR = 2023;
    private static final LocalDate ALL_FOUNDED = LocalDate.of(YEAR, 1, 1);
    private static final LocalDate REPORTED = LocalDate.of(YEAR, 11, 30);
    private static final LocalDate DUE = LocalDate.of(YEAR, 12, 10);
    /** How many live in a household, about. */
    private static final double HOUSEHOLD = 3.6;

    private final CampaignRegister campaigns;
    private final TargetRegister targets;
    private final ActivityRegister activities;
    private final ReportRegister reports;
    private final Organizations organizations;

    CampaignStep(CampaignRegister campaigns, TargetRegister targets, ActivityRegister activities, ReportRegister reports, Organizations organizations) {
        this.campaigns = campaigns;
        this.targets = targets;
        this.activities = activities;
        this.reports = reports;
        this.organizations = organizations;
    }

    void load() {
        Blueprint blueprint = new Blueprint();
        Map<Place, OrganizationId> associations = new LinkedHashMap<>();
        blueprint.places().forEach(place -> associations.put(place, organizations.withCode(place.code(), ALL_FOUNDED).orElseThrow().organizationId()));
        CampaignId families = campaigns.withReference("387/QĐ-TTg").orElseThrow();
        CampaignId plan = campaigns.withReference("135/KH-UBND").orElseThrow();
        List<Assignment> assigned = new ArrayList<>();
        assign(assigned, families, LEARNING_FAMILIES, shared(blueprint, 65_000), associations);
        assign(assigned, families, LEARNING_CLANS, shared(blueprint, 600), associations);
        assign(assigned, campaigns.withReference("677/QĐ-TTg").orElseThrow(), CITIZEN_ACCOUNTS, shared(blueprint, 3_400), associations);
        assign(assigned, plan, MEMBERS, members(blueprint), associations);
        assign(assigned, plan, MONEY_RAISED, money(blueprint), associations);
        associations.forEach((place, association) -> assigned.add(new Assignment(families, association, LEARNING_FAMILY_RATE, YEAR, BigDecimal.valueOf(35),
            Math.max(1, Math.round(place.inhabitants[3] / HOUSEHOLD)), "Số hộ ước theo dân số" + Names.MARK)));
        targets.assign(assigned);
        activities.record(held(blueprint, associations, plan));
        reports.record(asked(blueprint, associations, plan));
    }

    private static void assign(List<Assignment> assigned, CampaignId campaign, Indicator indicator, Map<Place, Long> amounts, Map<Place, OrganizationId> associations) {
        amounts.forEach((place, amount) -> {
            if (amount > 0) {
                assigned.add(new Assignment(campaign, Objects.requireNonNull(associations.get(place)), indicator, YEAR, BigDecimal.valueOf(amount), null, null));
            }
        });
    }

    /** Communes by their inhabitants, in whole numbers that add up; districts and the province by what is below them. */
    private static Map<Place, Long> shared(Blueprint blueprint, long total) {
        long[] parts = Shares.split(total, blueprint.communes.stream().mapToDouble(place -> place.inhabitants[3]).toArray());
        Map<Place, Long> amounts = new LinkedHashMap<>();
        for (int i = 0; i < parts.length; i++) {
            amounts.put(blueprint.communes.get(i), parts[i]);
        }
        for (Place district : blueprint.districts) {
            amounts.put(district, below(blueprint, district, amounts));
        }
        amounts.put(blueprint.province, total);
        return amounts;
    }

    private static long below(Blueprint blueprint, Place district, Map<Place, Long> amounts) {
        return blueprint.communes.stream().filter(commune -> commune.unit.parentCode().equals(district.unit.code())).mapToLong(commune -> Objects.requireNonNull(amounts.get(commune))).sum();
    }

    /** Everybody a little more than they were to have a year before. */
    private static Map<Place, Long> members(Blueprint blueprint) {
        return shared(blueprint, Published.MEMBERS_2022 + 11_000L);
    }

    /** Each fund a tenth more than the year before; with what those below a district are to raise. */
    private static Map<Place, Long> money(Blueprint blueprint) {
        Map<Place, Long> amounts = new LinkedHashMap<>();
        blueprint.communes.forEach(place -> amounts.put(place, place.raised[2] / 10 * 11));
        blueprint.districts.forEach(place -> amounts.put(place, place.raised[2] / 10 * 11 + below(blueprint, place, amounts)));
        amounts.put(blueprint.province, 39_000_000_000L);
        return amounts;
    }

    private static List<Held> held(Blueprint blueprint, Map<Place, OrganizationId> associations, CampaignId plan) {
        List<Held> held = new ArrayList<>();
        held.add(held(plan, associations.get(blueprint.province), ActivityKind.CONFERENCE, "Hội nghị tổng kết năm 2023", Published.REVIEW, 320));
        for (int i = 0; i < blueprint.districts.size(); i++) {
            OrganizationId district = associations.get(blueprint.districts.get(i));
            held.add(held(plan, district, ActivityKind.COURSE, "Tập huấn cán bộ hội", LocalDate.of(YEAR, 4, 10 + i), 60 + 5 * i));
            held.add(held(plan, district, ActivityKind.COMMUNICATION, "Ngày hội học tập suốt đời", LocalDate.of(YEAR, 10, 2), 200 + 20 * i));
        }
        return held;
    }

    private static Held held(CampaignId plan, @Nullable OrganizationId who, ActivityKind kind, String title, LocalDate on, int turnout) {
        return new Held(plan, Objects.requireNonNull(who), kind, title + Names.MARK, "Hội trường" + Names.MARK, on, on, turnout);
    }

    /** One of five has not reported, one of five came late. */
    private static List<Asked> asked(Blueprint blueprint, Map<Place, OrganizationId> associations, CampaignId plan) {
        List<Asked> asked = new ArrayList<>();
        for (Place place : blueprint.places()) {
            if (place != blueprint.province) {
                LocalDate submitted = switch (asked.size() % 5) {
                    case 3 -> null;
                    case 4 -> DUE.plusDays(4);
                    default -> DUE.minusDays(asked.size() % 5);
                };
                asked.add(new Asked(plan, Objects.requireNonNull(associations.get(place)), "Báo cáo năm 2023" + Names.MARK, REPORTED, DUE, submitted));
            }
        }
        return asked;
    }
}
