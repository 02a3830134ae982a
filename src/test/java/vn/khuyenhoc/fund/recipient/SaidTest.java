package vn.khuyenhoc.fund.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One name and one birth, and one school or guardian, are one person. */
class SaidTest {
    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "Nguyễn Văn An, 2012-03-04, -, Trường A, Bình, NGUYỄN VĂN AN, 2012-03-04, -, truong a, Cúc, true",
        "Nguyễn Văn An, 2012-03-04, -, Trường A, Bình, Nguyễn Văn An, 2012-03-04, -, Trường B, bình, true",
        "Nguyễn Văn An, 2012-03-04, -, Trường A, Bình, Nguyễn Văn An, 2012-03-04, -, Trường B, Cúc, false",
        "Nguyễn Văn An, 2012-03-04, -, Trường A, Bình, Nguyễn Văn An, 2012-03-05, -, Trường A, Bình, false",
        "Nguyễn Văn An, 2012-03-04, -, Trường A, Bình, Nguyễn Văn Ân Em, 2012-03-04, -, Trường A, Bình, false",
        "Nguyễn Văn An, 2012-03-04, -, Trường A, Bình, Nguyễn Văn An, -, 2012, Trường A, Bình, false",
        "Nguyễn Văn An, 2012-03-04, -, Trường A, -, Nguyễn Văn An, 2012-03-04, -, -, -, false",
        "Nguyễn Văn An, 2012-03-04, -, -, -, Nguyễn Văn An, 2012-03-04, -, -, -, true",
        "Nguyễn Văn An, -, 2012, -, -, Nguyễn Văn An, -, 2012, -, -, false",
        "Nguyễn Văn An, -, 2012, Trường A, -, Nguyễn Văn An, -, 2012, Trường A, Bình, true",
        "Nguyễn Văn An, -, -, Trường A, -, Nguyễn Văn An, -, -, Trường A, Bình, false",
        "Nguyễn Văn An, -, -, Trường A, Bình, Nguyễn Văn An, -, -, Trường A, Bình, true",
        "Lê Thị Hà, 2012-03-04, -, Trường A, Bình, Lê Thị Hạ, 2012-03-04, -, Trường A, Bình, false",
        "Lê Thị Hòa, 2012-03-04, -, Trường A, Bình, lê thị hoà, 2012-03-04, -, Trường A, Bình, true",
        "Lê Thị Hà, -, -, Trường A, Bình, Lê Thị Hà, -, -, Trường A, Bính, false",
    })
    void isThePersonOfWhomTheSameIsSaid(String name, @Nullable LocalDate day, @Nullable Integer year, @Nullable String school, @Nullable String guardian,
                                        String otherName, @Nullable LocalDate otherDay, @Nullable Integer otherYear, @Nullable String otherSchool,
                                        @Nullable String otherGuardian, boolean same) {
        Said one = new Said(name, day, year, school, guardian);
        Said other = new Said(otherName, otherDay, otherYear, otherSchool, otherGuardian);
        assertThat(one.sameAs(other)).isEqualTo(same);
        assertThat(other.sameAs(one)).isEqualTo(same);
    }
}
