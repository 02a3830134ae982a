package vn.khuyenhoc.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import vn.khuyenhoc.testing.EmptyTest;
import vn.khuyenhoc.testing.Fixtures;

/** For any history of joining and leaving, the count of any day is what counting people one by one gives. */
@EmptyTest
class MemberCountTest {
    record Stay(OrganizationId where, LocalDate joined, @Nullable LocalDate left, int people) {
        boolean holdsOn(LocalDate day) {
            return !joined.isAfter(day) && (left == null || left.isAfter(day));
        }
    }

    @Autowired Fixtures fixtures;
    @Autowired MemberRegister members;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void equalsCountingOneByOne(long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        OrganizationId province = fixtures.aProvince();
        List<OrganizationId> communes = List.of(fixtures.aCommune(province), fixtures.aCommune(province));
        List<Stay> stays = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            OrganizationId where = fixtures.aBoard(communes.get(i % 2), Fixtures.LONG_AGO);
            LocalDate joined = LocalDate.of(2020, 1, 1).plusDays(chance.nextInt(900));
            LocalDate left = chance.nextBoolean() ? null : joined.plusDays(1 + chance.nextInt(400));
            Stay stay = new Stay(where, joined, left, 1 + chance.nextInt(4));
            fixtures.enrol(where, stay.people(), joined, left);
            stays.add(stay);
        }
        for (int i = 0; i < 60; i++) {
            LocalDate day = LocalDate.of(2019, 12, 1).plusDays(chance.nextInt(1500));
            int expected = stays.stream().filter(stay -> stay.holdsOn(day)).mapToInt(Stay::people).sum();
            assertThat(members.count(Set.of(province.value()), day).get(province.value()).count()).as("seed %d, %s", seed, day).isEqualTo(expected);
        }
    }
}
