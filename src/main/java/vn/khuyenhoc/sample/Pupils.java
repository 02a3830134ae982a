package vn.khuyenhoc.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import vn.khuyenhoc.fund.GrantRegister.Person;
import vn.khuyenhoc.fund.GrantRegister.Share;

/** Invents those who received what a place paid: most are pupils, and some received more than once, never twice in a round. */
final class Pupils {
    /** Of a round that is not the place's first, so that 19,013 turns of the province are some 15,000 people. */
    private static final double KNOWN = 0.26;
    private static final String[] SCHOOLS = {"Trường Tiểu học ", "Trường THCS ", "Trường THPT "};

    private final List<Person> people = new ArrayList<>();
    private final String place;
    private final SplittableRandom chance;

    Pupils(String place, SplittableRandom chance) {
        this.place = place;
        this.chance = chance;
    }

    List<Person> people() {
        return people;
    }

    /** @param units of 10,000 VND, of which each receives one at least */
    List<Share> shares(int turns, long units) {
        long[] parts = Shares.split(units - turns, chance.doubles(turns, 0.8, 1.2).toArray());
        int known = Math.min((int) (turns * KNOWN), people.size());
        int first = people.isEmpty() ? 0 : chance.nextInt(people.size());
        int before = people.size();
        List<Share> shares = new ArrayList<>();
        for (int i = 0; i < turns; i++) {
            shares.add(new Share(i < known ? (first + i) % before : invent(), (parts[i] + 1) * 10_000));
        }
        return shares;
    }

    private int invent() {
        int age = 7 + chance.nextInt(11);
        people.add(new Person(Names.person(chance), LocalDate.of(2023 - age, 1 + chance.nextInt(12), 1 + chance.nextInt(28)),
            SCHOOLS[age < 11 ? 0 : age < 15 ? 1 : 2] + place + Names.MARK, Names.person(chance)));
        return people.size() - 1;
    }
}
