package vn.khuyenhoc.fund.grant;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.fund.ledger.Posting;
import vn.khuyenhoc.fund.grant.GrantInputs.GrantRecipientInput;
import vn.khuyenhoc.fund.recipient.Lists.Wanted;
import vn.khuyenhoc.fund.recipient.Said;
import vn.khuyenhoc.kernel.Amounts;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.Text;

/** What must be true of a recipient who is entered, by hand or from a spreadsheet. */
@Component
public class Entering {
    public static final int LONGEST_NAME = 160;
    public static final int LONGEST_SCHOOL = 200;
    private static final int EARLIEST_BIRTH = 1880;

    private final Days days;

    Entering(Days days) {
        this.days = days;
    }

    Wanted wanted(GrantRecipientInput input, String path) {
        refuseAmount(input.amount(), path + ".amount");
        if (input.recipient() != null) {
            GlobalId id = GlobalId.parse(input.recipient());
            return new Wanted(path, id != null && id.type().equals("Recipient") ? id.key() : -1L, null, input.amount());
        }
        refuseTwoBirths(input.birthDate(), input.birthYear(), path + ".birthYear");
        Said said = new Said(Text.line(input.fullName() == null ? "" : input.fullName(), path + ".fullName", LONGEST_NAME), input.birthDate(),
            input.birthYear(), Text.optionalLine(input.school(), path + ".school", LONGEST_SCHOOL),
            Text.optionalLine(input.guardian(), path + ".guardian", LONGEST_NAME));
        refuseBirth(said.birthDate(), said.birthYear(), path + (input.birthDate() == null ? ".birthYear" : ".birthDate"));
        return new Wanted(path, null, said, input.amount());
    }

    /** @throws Refusal AMOUNT_NOT_POSITIVE, AMOUNT_NEGATIVE, AMOUNT_TOO_LARGE */
    public static void refuseAmount(long amount, String path) {
        Amounts.refuseUnlessPositive(amount, path);
        if (amount > Posting.LARGEST) {
            throw new Refusal("AMOUNT_TOO_LARGE", path, Posting.LARGEST);
        }
    }

    /** @throws Refusal BIRTH_YEAR_IMPOSSIBLE if day and year are both given and contradict each other */
    public static void refuseTwoBirths(@Nullable LocalDate day, @Nullable Integer year, String path) {
        if (day != null && year != null && day.getYear() != year) {
            throw new Refusal("BIRTH_YEAR_IMPOSSIBLE", path, String.valueOf(year));
        }
    }

    /** @throws Refusal BIRTH_YEAR_IMPOSSIBLE */
    public void refuseBirth(@Nullable LocalDate day, @Nullable Integer year, String path) {
        if (year != null && (year < EARLIEST_BIRTH || year > days.today().getYear()) || day != null && day.isAfter(days.today())) {
            throw new Refusal("BIRTH_YEAR_IMPOSSIBLE", path, String.valueOf(year));
        }
    }
}
