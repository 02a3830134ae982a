package vn.khuyenhoc.organization.census;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

import vn.khuyenhoc.kernel.statistics.Period;
import vn.khuyenhoc.kernel.statistics.Statement;

/** Puts what was counted into the groups of the period, and of the year before. */
record Filing<D extends Enum<D>>(Statement<D> statement, Placing<D> placing, Question<D> question, int figures) {
    /** @param placed whether it is of the subtree asked for already */
    void held(List<Counted<D>> held, boolean placed) {
        Set<LocalDate> now = new HashSet<>(question.ends(question.period()));
        Set<LocalDate> before = new HashSet<>(question.ends(question.period().yearBefore()));
        for (Counted<D> one : held) {
            if (placed || placing.within(one.alike(), one.day())) {
                file(one, one.day(), 0, now.contains(one.day()), before.contains(one.day()));
            }
        }
    }

    /** @param stood how many days before it happened the tree is looked at */
    void happened(List<Counted<D>> happened, int figure, int stood) {
        for (Counted<D> one : happened) {
            LocalDate day = one.day().minusDays(stood);
            if (placing.within(one.alike(), day)) {
                file(one, day, figure, holds(question.period(), one.day()), holds(question.period().yearBefore(), one.day()));
            }
        }
    }

    private static boolean holds(Period period, LocalDate day) {
        return !day.isBefore(period.from()) && !day.isAfter(period.to());
    }

    private void file(Counted<D> one, LocalDate stood, int figure, boolean now, boolean before) {
        List<Long> key = placing.key(one.alike(), one.day(), stood);
        List<Long> numbers = LongStream.range(0, figures).mapToObj(i -> i == figure ? one.number() : Long.valueOf(0)).toList();
        if (now) {
            statement.add(key, numbers);
        }
        if (before) {
            statement.addBefore(key, numbers);
        }
    }
}
