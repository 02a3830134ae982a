package vn.khuyenhoc.fund.recipient;

import java.time.LocalDate;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.Text;

/** What is said of a person; by it somebody is found again whom another round has named. */
public record Said(String fullName, @Nullable LocalDate birthDate, @Nullable Integer birthYear, @Nullable String school, @Nullable String guardian) {
    /** A birth that is known by its day is known by its year. */
    public Said {
        birthYear = birthDate == null ? birthYear : Integer.valueOf(birthDate.getYear());
    }

    String searchName() {
        return Text.unmarked(fullName);
    }

    private String name() {
        return Text.name(fullName);
    }

    /**
     * One name, marks included, and one birth, and one school or guardian. Where neither says a school or guardian, the day of birth must be known;
     * where the birth is unknown, school and guardian must both be the same.
     */
    boolean sameAs(Said other) {
        if (!name().equals(other.name()) || !Objects.equals(birthDate, other.birthDate) || !Objects.equals(birthYear, other.birthYear)) {
            return false;
        }
        boolean school = this.school != null && Objects.equals(plain(this.school), plain(other.school));
        boolean guardian = this.guardian != null && Objects.equals(named(this.guardian), named(other.guardian));
        return birthYear == null ? school && guardian : school || guardian || birthDate != null && silent() && other.silent();
    }

    /** Whether somebody who knows all of this learns nothing from the other. */
    boolean tellsNoMoreThan(Said other) {
        return Objects.equals(plain(school), plain(other.school)) && Objects.equals(named(guardian), named(other.guardian));
    }

    private boolean silent() {
        return school == null && guardian == null;
    }

    private static @Nullable String named(@Nullable String name) {
        return name == null ? null : Text.name(name);
    }

    private static @Nullable String plain(@Nullable String text) {
        return text == null ? null : Text.unmarked(text);
    }
}
