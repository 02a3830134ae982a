package vn.khuyenhoc.fund.contribution;

import static vn.khuyenhoc.fund.jooq.Tables.FUND_CONTRIBUTION;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.fund.ContributionRegister.Donor;
import vn.khuyenhoc.fund.contribution.ContributionInputs.DonorInput;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Keys;

/** Who gives or promises: somebody new, or a donor who is known. */
@Component
public class Givers {
    private static final int LONGEST = 200;

    private final DSLContext sql;
    private final Donors donors;

    Givers(DSLContext sql, Donors donors) {
        this.sql = sql;
        this.donors = donors;
    }

    /** @throws Refusal DONOR_UNKNOWN, DONOR_AMBIGUOUS, TEXT_* */
    @Transactional(propagation = Propagation.MANDATORY)
    public long named(@Nullable DonorInput donor, @Nullable String knownDonor, Scope scope) {
        if (donor != null && knownDonor != null) {
            throw new Refusal("DONOR_AMBIGUOUS", "donor");
        }
        if (knownDonor != null) {
            GlobalId id = GlobalId.parse(knownDonor);
            if (id == null || !id.type().equals("Donor") || !donors.known(id.key(), scope)) {
                throw new Refusal("DONOR_UNKNOWN", "knownDonor");
            }
            return id.key();
        }
        if (donor == null) {
            throw new Refusal("DONOR_UNKNOWN", "donor");
        }
        return donors.add(List.of(newcomer(donor))).getFirst();
    }

    /** @throws Refusal TEXT_* */
    static Donor newcomer(DonorInput donor) {
        return new Donor(donor.kind(), Text.line(donor.name(), "donor.name", LONGEST), donor.anonymous());
    }

    /** @return their ids, in the order given */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Long> add(List<Donor> some) {
        return donors.add(some);
    }

    /** Who gave contributions, by these. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<Long, Long> of(Collection<Long> contributions) {
        var c = FUND_CONTRIBUTION;
        return sql.select(c.ID, c.DONOR_ID).from(c).where(Keys.in(c.ID, contributions)).fetchMap(c.ID, c.DONOR_ID);
    }
}
