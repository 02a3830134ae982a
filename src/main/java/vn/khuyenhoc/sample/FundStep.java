package vn.khuyenhoc.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.fund.ContributionKind;
import vn.khuyenhoc.fund.ContributionRegister;
import vn.khuyenhoc.fund.ContributionRegister.Donor;
import vn.khuyenhoc.fund.ContributionRegister.Entry;
import vn.khuyenhoc.fund.DonorKind;
import vn.khuyenhoc.fund.GrantPurpose;
import vn.khuyenhoc.fund.GrantRegister;
import vn.khuyenhoc.fund.GrantRegister.Round;
import vn.khuyenhoc.organization.Organization;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.sample.Place.Body;

/** What came into the funds of one place and of its branches, and what was paid out. */
@Component
@Profile("sample")
class FundStep {
    private static final Map<GrantPurpose, String> TITLES = Map.of(
        GrantPurpose.SCHOLARSHIP, "Học bổng cho học sinh, sinh viên vượt khó học giỏi",
        GrantPurpose.SUPPORT, "Hỗ trợ học sinh có hoàn cảnh khó khăn",
        GrantPurpose.AWARD, "Khen thưởng học sinh, sinh viên xuất sắc");

    /** Years before 2023 were kept on paper: their books came over as one amount a quarter, of whomever it was. */
    private static final Donor OLD_BOOKS = new Donor(DonorKind.AGENCY, "Sổ quỹ các năm trước" + Names.MARK, false);

    private final ContributionRegister contributions;
    private final GrantRegister grants;

    FundStep(ContributionRegister contributions, GrantRegister grants) {
        this.contributions = contributions;
        this.grants = grants;
    }

    void load(Place place, Organization association, Map<Body, OrganizationId> bodies, SplittableRandom chance) {
        List<Donor> donors = donors(1 + (place.contributions2023 + bodies.keySet().stream().mapToInt(body -> body.contributions2023).sum()) * 2 / 5, chance);
        List<Entry> entries = new ArrayList<>();
        carryOver(place, association.organizationId(), entries, donors.size());
        give(association.organizationId(), place.raised[3], place.contributions2023, allYear(chance), donors, chance, entries);
        bodies.forEach((body, id) -> {
            if (body.contributions2023 > 0) {
                give(id, body.raised2023, body.contributions2023, gatherings(chance), donors, chance, entries);
            }
        });
        donors.add(OLD_BOOKS);
        contributions.record(donors, entries);
        List<Round> rounds = new ArrayList<>();
        Pupils pupils = new Pupils(place.unit.name(), new SplittableRandom(7 * Long.parseLong(place.unit.code())));
        for (int year = 0; year < 4; year++) {
            spend(place, association.organizationId(), year, pupils, rounds);
        }
        if (!rounds.isEmpty()) {
            grants.pay(pupils.people(), rounds);
        }
    }

    private static List<Donor> donors(int count, SplittableRandom chance) {
        List<Donor> donors = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int percent = chance.nextInt(100);
            boolean anonymous = chance.nextInt(25) == 0;
            donors.add(percent < 70 ? new Donor(DonorKind.INDIVIDUAL, Names.person(chance), anonymous)
                : percent < 82 ? new Donor(DonorKind.CLAN, "Dòng họ " + Names.surname(chance) + " " + i + Names.MARK, false)
                : percent < 92 ? new Donor(DonorKind.BUSINESS, Names.business(chance), anonymous)
                : percent < 98 ? new Donor(DonorKind.AGENCY, "Cơ quan số " + i + Names.MARK, false)
                : new Donor(DonorKind.OVERSEAS, "Kiều bào " + Names.person(chance), anonymous));
        }
        return donors;
    }

    private static void carryOver(Place place, OrganizationId holder, List<Entry> entries, int donor) {
        for (int year = 0; year < 3; year++) {
            // The first books bring what had been saved before.
            long[] quarters = Shares.split(place.raised[year] / 10_000, year == 0 ? new double[] {0.55, 0.1, 0.2, 0.15} : new double[] {0.2, 0.2, 0.35, 0.25});
            for (int quarter = 0; quarter < 4; quarter++) {
                if (quarters[quarter] > 0) {
                    entries.add(new Entry(holder, donor, ContributionKind.TRANSFER, quarters[quarter] * 10_000,
                        LocalDate.of(2020 + year, 3 * quarter + 2, 15), "Chuyển sổ quý " + (quarter + 1) + Names.MARK));
                }
            }
        }
    }

    /** Few give much and many give little; no gift is below 10,000 VND. */
    private static void give(OrganizationId holder, long total, int count, List<LocalDate> days, List<Donor> donors, SplittableRandom chance,
                             List<Entry> entries) {
        double[] weights = chance.doubles(count).map(draw -> Math.pow(draw, -0.6)).toArray();
        long[] gifts = Shares.split(total / 10_000 - count, weights);
        for (long gift : gifts) {
            int kind = chance.nextInt(100);
            entries.add(new Entry(holder, chance.nextInt(donors.size()),
                kind < 55 ? ContributionKind.CASH : kind < 92 ? ContributionKind.TRANSFER : ContributionKind.IN_KIND,
                (gift + 1) * 10_000, days.get(chance.nextInt(days.size())), kind < 92 ? null : "Sách vở, xe đạp" + Names.MARK));
        }
    }

    private static List<LocalDate> allYear(SplittableRandom chance) {
        List<LocalDate> days = new ArrayList<>();
        for (int month = 1; month <= 12; month++) {
            // Before the school year and around 2 October most is given.
            for (int i = 0; i < (month >= 8 && month <= 10 ? 5 : 2); i++) {
                days.add(LocalDate.of(2023, month, 1 + chance.nextInt(28)));
            }
        }
        return days;
    }

    /** A branch collects at one gathering in the autumn, for some at another before Tết; boards founded in March begin after it. */
    private static List<LocalDate> gatherings(SplittableRandom chance) {
        return List.of(LocalDate.of(2023, 8 + chance.nextInt(3), 1 + chance.nextInt(28)), LocalDate.of(2023, 11 + chance.nextInt(2), 1 + chance.nextInt(28)));
    }

    /** Lists of recipients came with the books of 2023 alone. */
    private static void spend(Place place, OrganizationId holder, int year, Pupils pupils, List<Round> rounds) {
        int[] turns = place.turns[year];
        long[] amounts = Shares.split(place.spent[year] / 10_000, new double[] {turns[0] * 1.2, turns[1], turns[2] * 0.6});
        for (GrantPurpose purpose : GrantPurpose.values()) {
            int count = turns[purpose.ordinal()];
            long[] parts = Shares.split(amounts[purpose.ordinal()], new double[] {0.4, 0.6});
            int[] people = Shares.splitCount(count, new double[] {0.4, 0.6});
            for (int half = 0; half < 2; half++) {
                if (people[half] > 0 && parts[half] > 0) {
                    rounds.add(new Round(holder, purpose, TITLES.get(purpose) + Names.MARK,
                        (10 * purpose.ordinal() + half + 1) + "/QĐ-QKH" + Names.MARK,
                        LocalDate.of(2020 + year, half == 0 ? 5 : 10, 12 + purpose.ordinal()), people[half], parts[half] * 10_000,
                        year == 3 && parts[half] >= people[half] ? pupils.shares(people[half], parts[half]) : List.of()));
                }
            }
        }
    }
}
