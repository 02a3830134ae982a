package vn.khuyenhoc.kernel;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

import org.springframework.stereotype.Component;

/** The association's calendar: business days of Vietnam, and the instant at which something is recorded. */
@Component
public class Days {
    /** The state was founded in 1945: no record of the association is older. */
    public static final int FIRST_YEAR = 1945;
    public static final int LAST_YEAR = 2100;
    /** The end of what has not ended. */
    public static final LocalDate FOREVER = LocalDate.of(9999, 12, 31);

    /** Where the association keeps its days. */
    public static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    private final Clock clock = Clock.systemUTC();

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), VIETNAM);
    }

    /** UTC, in microseconds as the databases keep it. */
    public LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
    }

    public static boolean known(int year) {
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }
}
