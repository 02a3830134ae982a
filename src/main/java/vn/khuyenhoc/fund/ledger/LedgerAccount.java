package vn.khuyenhoc.fund.ledger;

import vn.khuyenhoc.fund.GrantPurpose;

/** An account of a fund's chart: what the fund holds, where it came from, and what became of it. */
public enum LedgerAccount {
    MONEY, GOODS, CONTRIBUTIONS, SCHOLARSHIPS, SUPPORT, AWARDS, TRANSFERS;

    /** On which spending for a purpose shows. */
    public static LedgerAccount of(GrantPurpose purpose) {
        return switch (purpose) {
            case SCHOLARSHIP -> SCHOLARSHIPS;
            case SUPPORT -> SUPPORT;
            case AWARD -> AWARDS;
        };
    }

    /** Whether what is on it is in the fund. */
    public boolean held() {
        return this == MONEY || this == GOODS;
    }
}
