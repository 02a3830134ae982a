package vn.khuyenhoc.campaign;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.recognition.TitleKind;

/** What is counted of an organization with all below it; each figure is that of the module that keeps it. */
public enum Indicator {
    MEMBERS(Kind.STOCK), MEMBERSHIP_RATIO(Kind.RATE),
    LEARNING_FAMILIES(Kind.STOCK, TitleKind.LEARNING_FAMILY), LEARNING_FAMILY_RATE(Kind.RATE, TitleKind.LEARNING_FAMILY),
    LEARNING_CLANS(Kind.STOCK, TitleKind.LEARNING_CLAN), LEARNING_CLAN_RATE(Kind.RATE, TitleKind.LEARNING_CLAN),
    LEARNING_COMMUNITIES(Kind.STOCK, TitleKind.LEARNING_COMMUNITY), LEARNING_COMMUNITY_RATE(Kind.RATE, TitleKind.LEARNING_COMMUNITY),
    LEARNING_UNITS(Kind.STOCK, TitleKind.LEARNING_UNIT), LEARNING_UNIT_RATE(Kind.RATE, TitleKind.LEARNING_UNIT),
    LEARNING_CITIZENS(Kind.STOCK, TitleKind.LEARNING_CITIZEN), LEARNING_CITIZEN_RATE(Kind.RATE, TitleKind.LEARNING_CITIZEN),
    CITIZEN_ACCOUNTS(Kind.STOCK), MONEY_RAISED(Kind.FLOW), BENEFICIARY_TURNS(Kind.FLOW), CENTRES(Kind.STOCK);

    /** A stock is what there is on a day, a rate a share of it; a flow is what happened in a year up to a day. */
    private enum Kind { STOCK, RATE, FLOW }

    private static final int DECIMALS_OF_RATES = 2;
    /** Ten trillion: more than is raised or counted anywhere. */
    private static final long MOST = 10_000_000_000_000L;

    private final Kind kind;
    private final @Nullable TitleKind title;

    Indicator(Kind kind) {
        this(kind, null);
    }

    Indicator(Kind kind, @Nullable TitleKind title) {
        this.kind = kind;
        this.title = title;
    }

    public boolean rate() {
        return kind == Kind.RATE;
    }

    public boolean flow() {
        return kind == Kind.FLOW;
    }

    public @Nullable TitleKind title() {
        return title;
    }

    /** Whether nobody but whoever sets a target knows of how many it is a share. */
    public boolean needsBase() {
        return rate() && title != null;
    }

    /** People write percent, tables hundredths of it; every other figure is a whole number. */
    public BigDecimal shown(long stored) {
        return BigDecimal.valueOf(stored, rate() ? DECIMALS_OF_RATES : 0);
    }

    /** @throws Refusal TARGET_NOT_WHOLE, TARGET_NOT_POSITIVE, TARGET_OVER_HUNDRED_PERCENT, TARGET_TOO_LARGE */
    public long stored(BigDecimal amount, String argument) {
        BigDecimal whole = rate() ? amount.movePointRight(DECIMALS_OF_RATES) : amount;
        if (whole.stripTrailingZeros().scale() > 0) {
            throw new Refusal("TARGET_NOT_WHOLE", argument);
        }
        if (whole.signum() <= 0) {
            throw new Refusal("TARGET_NOT_POSITIVE", argument);
        }
        if (rate() && amount.compareTo(BigDecimal.valueOf(100)) > 0) {
            throw new Refusal("TARGET_OVER_HUNDRED_PERCENT", argument);
        }
        if (whole.compareTo(BigDecimal.valueOf(MOST)) > 0) {
            throw new Refusal("TARGET_TOO_LARGE", argument, MOST);
        }
        return whole.longValueExact();
    }
}
