package vn.khuyenhoc.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.fund.ContributionRegister.Donor;
import vn.khuyenhoc.fund.DonorKind;
import vn.khuyenhoc.fund.PledgeRegister;
import vn.khuyenhoc.fund.PledgeRegister.Entry;
import vn.khuyenhoc.fund.PledgeRegister.Gift;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.Organizations;

/** What was promised to the associations in 2023: of the two largest gifts of each the one was promised as it came, the other twice as much; some promises nobody kept. */
@Component
@Profile("sample")
class PledgeStep {
    private static final LocalDate FIRST = LocalDate.of(2023, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2023, 12, 31);

    private final PledgeRegister pledges;
    private final Organizations organizations;

    PledgeStep(PledgeRegister pledges, Organizations organizations) {
        this.pledges = pledges;
        this.organizations = organizations;
    }

    void load() {
        SplittableRandom chance = new SplittableRandom(1223);
        List<OrganizationId> associations = new Blueprint().places().stream()
            .map(place -> organizations.withCode(place.code(), FIRST).orElseThrow().organizationId()).toList();
        Map<OrganizationId, List<Gift>> gifts = new HashMap<>();
        pledges.largest(Set.copyOf(associations), FIRST, LAST, 2).forEach(gift -> gifts.computeIfAbsent(gift.organization(), of -> new ArrayList<>()).add(gift));
        List<Donor> donors = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < associations.size(); i++) {
            OrganizationId association = associations.get(i);
            gifts.getOrDefault(association, List.of()).forEach(gift -> entries.add(kept(gift, gift == gifts.get(association).getFirst() ? 1 : 2, chance)));
            if (i % 2 == 0) {
                donors.add(new Donor(DonorKind.BUSINESS, Names.business(chance), false));
                entries.add(new Entry(association, donors.size() - 1, 500_000L * (1 + chance.nextInt(20)), LocalDate.of(2023, 10, 1 + chance.nextInt(28)),
                    i % 4 == 0 ? LocalDate.of(2023, 12, 20) : null, "Hứa tại lễ phát động" + Names.MARK, null));
            }
        }
        pledges.record(donors, entries);
    }

    /** Promised some weeks before, in the same year. */
    private static Entry kept(Gift gift, int times, SplittableRandom chance) {
        LocalDate pledged = gift.receivedOn().minusDays(1 + chance.nextInt(60));
        return new Entry(gift.organization(), 0, gift.amount() * times, pledged.isBefore(FIRST) ? FIRST : pledged, times == 1 ? gift.receivedOn() : LAST,
            "Hứa ủng hộ năm học mới" + Names.MARK, gift.contribution());
    }
}
