package vn.khuyenhoc.sample;

import static vn.khuyenhoc.organization.OrganizationBasis.AGENCY;
import static vn.khuyenhoc.organization.OrganizationBasis.CLAN;
import static vn.khuyenhoc.organization.OrganizationBasis.ENTERPRISE;
import static vn.khuyenhoc.organization.OrganizationBasis.RELIGIOUS_SITE;
import static vn.khuyenhoc.organization.OrganizationBasis.SCHOOL;
import static vn.khuyenhoc.organization.OrganizationBasis.VILLAGE;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ObjIntConsumer;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

import vn.khuyenhoc.organization.OrganizationBasis;
import vn.khuyenhoc.organization.OrganizationLevel;
import vn.khuyenhoc.organization.UnitKind;
import vn.khuyenhoc.organization.UnitLevel;
import vn.khuyenhoc.recognition.TitleKind;
import vn.khuyenhoc.sample.Place.Body;

/**
 * Deals the published totals out to places and bodies, the same way every time.
 * Organizations: 136 associations and 3,425 bodies make 3,561 in 2022; 116 are founded and 1,100 merged in 2023, which leaves 2,577.
 */
final class Blueprint {
    final Place province;
    final List<Place> districts;
    final List<Place> communes;

    private final SplittableRandom chance = new SplittableRandom(2023);

    Blueprint() {
        List<AdministrativeLine> units = AdministrativeLine.all();
        province = new Place(new AdministrativeLine(UnitLevel.PROVINCE, AdministrativeLine.PROVINCE_CODE, "Tỉnh Quảng Trị", UnitKind.PROVINCE, ""),
            OrganizationLevel.PROVINCE);
        districts = units.stream().filter(unit -> unit.level() == UnitLevel.DISTRICT).map(unit -> new Place(unit, OrganizationLevel.DISTRICT)).toList();
        communes = units.stream().filter(unit -> unit.level() == UnitLevel.COMMUNE).map(unit -> new Place(unit, OrganizationLevel.COMMUNE)).toList();
        populate();
        found();
        enrol();
        openCentres();
        recognise();
        raiseAndSpend();
    }

    List<Place> places() {
        List<Place> places = new ArrayList<>(List.of(province));
        places.addAll(districts);
        places.addAll(communes);
        return places;
    }

    private void populate() {
        double[] weights = communes.stream().mapToDouble(commune -> (0.5 + chance.nextDouble()) * switch (commune.unit.kind()) {
            case WARD -> 1.9;
            case TOWNSHIP -> 1.7;
            default -> 1.0;
        }).toArray();
        for (int year = 0; year < 4; year++) {
            int total = Published.POPULATIONS.get(2020 + year);
            long[] parts = Shares.split(total - islanders(year), weights);
            for (int i = 0; i < parts.length; i++) {
                communes.get(i).inhabitants[year] = parts[i];
            }
            for (Place district : districts) {
                int y = year;
                district.inhabitants[year] = island(district) ? islanders(year)
                    : communes.stream().filter(c -> c.unit.parentCode().equals(district.unit.code())).mapToLong(c -> c.inhabitants[y]).sum();
            }
            province.inhabitants[year] = total;
        }
    }

    /** Cồn Cỏ has no communes. */
    private static boolean island(Place district) {
        return district.unit.kind() == UnitKind.ISLAND_DISTRICT;
    }

    private static int islanders(int year) {
        return 380 + 10 * year;
    }

    private void found() {
        List<Place> mainland = districts.stream().filter(district -> !island(district)).toList();
        Place island = districts.stream().filter(Blueprint::island).findFirst().orElseThrow();
        bodies(island, VILLAGE, 2, false, false);
        bodies(island, SCHOOL, 1, false, false);
        deal(1_038, communes, this::inhabitants, VILLAGE, false, false);
        deal(429, communes, this::inhabitants, SCHOOL, false, false);
        deal(480, communes, this::inhabitants, CLAN, false, false);
        deal(80, communes, this::inhabitants, CLAN, true, false);
        deal(51, communes, this::inhabitants, RELIGIOUS_SITE, false, false);
        bodies(province, AGENCY, 30, false, false);
        deal(90, mainland, place -> 1, AGENCY, false, false);
        deal(150, communes, place -> 1, AGENCY, false, false);
        bodies(province, AGENCY, 60, false, true);
        deal(290, mainland, place -> 1, AGENCY, false, true);
        deal(750, communes, place -> 1, AGENCY, false, true);
        bodies(province, ENTERPRISE, 10, false, false);
        deal(20, mainland, place -> 1, ENTERPRISE, false, false);
        deal(24, communes, this::inhabitants, ENTERPRISE, false, false);
        deal(36, communes, this::inhabitants, ENTERPRISE, true, false);
    }

    private double inhabitants(Place place) {
        return place.inhabitants[3];
    }

    private void deal(int total, List<Place> among, ToDoubleFunction<Place> weight, OrganizationBasis basis, boolean founded, boolean merges) {
        int[] counts = Shares.splitCount(total, among.stream().mapToDouble(weight).toArray());
        for (int i = 0; i < counts.length; i++) {
            bodies(among.get(i), basis, counts[i], founded, merges);
        }
    }

    private void bodies(Place place, OrganizationBasis basis, int count, boolean founded, boolean merges) {
        for (int i = 0; i < count; i++) {
            place.bodies.add(new Body(place.next(basis), basis, founded, merges, (0.6 + 0.8 * chance.nextDouble()) * switch (basis) {
                case VILLAGE -> 100;
                case SCHOOL -> 60;
                case CLAN -> 55;
                case AGENCY -> merges ? 5 : 45;
                default -> 30;
            }));
        }
    }

    private List<Body> bodies(Predicate<Body> which) {
        return places().stream().flatMap(place -> place.bodies.stream()).filter(which).toList();
    }

    private void enrol() {
        share(Published.MEMBERS_2022, bodies(body -> !body.founded2023), body -> body.weight, (body, n) -> body.members2022 = n);
        List<Body> villages = bodies(body -> body.basis == VILLAGE);
        share(Published.LEFT_BEFORE, villages, body -> body.weight, (body, n) -> body.leftBefore = n);
        share(Published.LEFT_2023, villages, body -> body.weight, (body, n) -> body.left2023 = n);
        share(Published.JOINED_2023, bodies(body -> !body.merges2023), body -> body.weight * (body.founded2023 ? 6 : 1), (body, n) -> body.joined2023 = n);
    }

    private static <T> void share(int total, List<T> among, ToDoubleFunction<T> weight, ObjIntConsumer<T> give) {
        int[] parts = Shares.splitCount(total, among.stream().mapToDouble(weight).toArray());
        for (int i = 0; i < parts.length; i++) {
            give.accept(among.get(i), parts[i]);
        }
    }

    private void openCentres() {
        share(Published.VILLAGE_CENTRES, communes, this::inhabitants, (place, n) -> place.villageCentres = n);
        share(Published.MANAGERS, communes, place -> 1, (place, n) -> place.managers = n);
        share(Published.SECONDED_TEACHERS, communes, place -> 1, (place, n) -> place.secondedTeachers = n);
        share(Published.COLLABORATORS, communes, this::inhabitants, (place, n) -> place.collaborators = n);
        share(Published.CITIZEN_ACCOUNTS, communes, this::inhabitants, (place, n) -> place.accounts = n);
    }

    /** Titles are held for three years: the rounds of 2021 to 2023 make the stock; that of 2020 has just run out. */
    private void recognise() {
        for (TitleKind kind : TitleKind.values()) {
            int stock = Published.TITLES.get(kind);
            long[] rounds = Shares.split(stock, new double[] {0.29, 0.33, 0.38});
            List<Place> among = kind == TitleKind.LEARNING_UNIT ? places() : communes;
            ToDoubleFunction<Place> weight = place -> place.level == OrganizationLevel.COMMUNE ? inhabitants(place)
                : place.level == OrganizationLevel.DISTRICT ? 12_000 : 9_000;
            share(stock / 30, among, weight, (place, n) -> place.titles[0][kind.ordinal()] = n);
            for (int round = 1; round < 4; round++) {
                int r = round;
                share(Math.toIntExact(rounds[round - 1]), among, weight, (place, n) -> place.titles[r][kind.ordinal()] = n);
            }
        }
    }

    /** A third of the money comes to the province's fund, a fifth to the districts', a quarter to the communes', the rest to the bodies'. */
    private void raiseAndSpend() {
        for (int year = 0; year < 4; year++) {
            int y = year;
            // Whole amounts of 10,000 VND, as people give.
            int total = Math.toIntExact(Published.RAISED.get(2020 + year) / 10_000);
            long[] levels = Shares.split(total, year == 3 ? new double[] {0.34, 0.21, 0.27, 0.18} : new double[] {0.4, 0.25, 0.35, 0});
            province.raised[year] = levels[0] * 10_000;
            share(Math.toIntExact(levels[1]), districts, place -> island(place) ? 10 : 100 * (0.7 + chance.nextDouble()), (place, n) -> place.raised[y] = n * 10_000L);
            share(Math.toIntExact(levels[2]), communes, place -> inhabitants(place) * (0.6 + chance.nextDouble()), (place, n) -> place.raised[y] = n * 10_000L);
            if (year == 3) {
                List<Body> bodies = bodies(body -> !body.merges2023);
                share(Math.toIntExact(levels[3]), bodies, body -> body.weight, (body, n) -> body.raised2023 = n * 10_000L);
            }
        }
        long[] numbers = Shares.split(Published.CONTRIBUTIONS_2023, new double[] {0.01, 0.07, 0.35, 0.57});
        province.contributions2023 = Math.toIntExact(numbers[0]);
        share(Math.toIntExact(numbers[1]), districts, place -> place.raised[3], (place, n) -> place.contributions2023 = n);
        share(Math.toIntExact(numbers[2]), communes, place -> place.raised[3], (place, n) -> place.contributions2023 = n);
        share(Math.toIntExact(numbers[3]), bodies(body -> !body.merges2023), body -> body.weight, (body, n) -> body.contributions2023 = n);
        spend();
    }

    private void spend() {
        double[] purposes = {0.45, 0.32, 0.23};
        for (int year = 0; year < 4; year++) {
            int y = year;
            places().forEach(place -> place.spent[y] = place.raised[y] * 62 / 100 / 10_000 * 10_000);
            long[] turns = Shares.split(Published.TURNS.get(2020 + year), purposes);
            for (int purpose = 0; purpose < 3; purpose++) {
                int p = purpose;
                share(Math.toIntExact(turns[purpose]), places(), place -> place.spent[y], (place, n) -> place.turns[y][p] = n);
            }
        }
    }
}
