package vn.khuyenhoc.organization.intake;

import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_PERSON;

import java.util.ArrayList;
import java.util.List;

import org.jooq.DSLContext;
import org.jooq.Record3;
import org.jooq.Result;
import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.sql.Valid;

/**
 * Who may be known by a name and a year of birth, read once for a whole spreadsheet: 16 bytes a person. Looked up in the
 * database, 2,000 names found 40,000 people of all years, for which H2 took 4 s; of those that are found here a few may
 * only share the number that is kept of the name.
 */
final class KnownNames {
    private static final int READ = 20_000;

    private long[] numbers = new long[1 << 10];
    private long[] people = new long[1 << 10];
    private int size;

    private KnownNames() {}

    static KnownNames read(DSLContext sql) {
        var p = ORGANIZATION_PERSON;
        KnownNames names = new KnownNames();
        long after = 0;
        for (Result<Record3<Long, String, Integer>> some = null; some == null || some.size() == READ;) {
            some = sql.select(p.ID, p.SEARCH_NAME, p.BIRTH_YEAR).from(p).where(p.ID.gt(after)).and(Valid.known(p)).and(p.SEARCH_NAME.isNotNull())
                .orderBy(p.ID).limit(READ).fetch();
            for (Record3<Long, String, Integer> person : some) {
                names.add(number(person.value2(), person.value3()), person.value1());
                after = person.value1();
            }
        }
        return names;
    }

    /** @param name in small letters without marks */
    List<Long> of(String name, @Nullable Integer born) {
        long number = number(name, born);
        List<Long> found = new ArrayList<>(1);
        for (int at = place(number); people[at] != 0; at = (at + 1) & (people.length - 1)) {
            if (numbers[at] == number) {
                found.add(people[at]);
            }
        }
        return found;
    }

    private void add(long number, long person) {
        if (2 * ++size > people.length) {
            long[] oldNumbers = numbers;
            long[] oldPeople = people;
            numbers = new long[2 * oldNumbers.length];
            people = new long[2 * oldPeople.length];
            for (int i = 0; i < oldPeople.length; i++) {
                if (oldPeople[i] != 0) {
                    put(oldNumbers[i], oldPeople[i]);
                }
            }
        }
        put(number, person);
    }

    private void put(long number, long person) {
        int at = place(number);
        while (people[at] != 0) {
            at = (at + 1) & (people.length - 1);
        }
        numbers[at] = number;
        people[at] = person;
    }

    private int place(long number) {
        return (int) (number >>> 32 ^ number) & (people.length - 1);
    }

    /** FNV-1a. */
    private static long number(String name, @Nullable Integer born) {
        long number = 0xcbf29ce484222325L;
        for (int i = 0; i < name.length(); i++) {
            number = (number ^ name.charAt(i)) * 0x100000001b3L;
        }
        return (number ^ (born == null ? 0 : born)) * 0x100000001b3L;
    }
}
