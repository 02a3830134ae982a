package vn.khuyenhoc.organization.tree;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;

import vn.khuyenhoc.organization.tree.SumsReader.Asked;

/**
 * Kept totals that are read together: the first one that is looked at reads all that were asked for until then, in one
 * statement. So whoever needs several asks for all before looking at any. For one thread.
 */
public final class Reading {
    private final SumsReader reader;
    private final List<Pending> pending = new ArrayList<>();

    Reading(SumsReader reader) {
        this.reader = reader;
    }

    /** A stock at the end of a day, along either tree. */
    public Supplier<Sums> asOf(KeptTotal total, Set<Long> organizations, LocalDate day, Composition made) {
        Pending subtrees = ask(Asked.asOf(total, made.needed(), day));
        return SingletonSupplier.of(() -> made.combine(subtrees.get(), organizations));
    }

    /** A flow of the days of a year that its stages cover, along either tree. */
    public Supplier<Sums> inYear(KeptTotal total, Set<Long> organizations, List<Stage> stages) {
        List<Pending> until = stages.stream().map(stage -> ask(Asked.inYearOf(total, stage.made().needed(), stage.last()))).toList();
        List<Pending> before = new ArrayList<>();
        for (int i = 1; i < stages.size(); i++) {
            before.add(ask(Asked.inYearOf(total, stages.get(i).made().needed(), stages.get(i - 1).last())));
        }
        return SingletonSupplier.of(() -> {
            Sums sums = new Sums(total.measures.size());
            for (int i = 0; i < stages.size(); i++) {
                Sums within = i == 0 ? until.get(i).get() : until.get(i).get().less(before.get(i - 1).get());
                sums.add(stages.get(i).made().combine(within, organizations));
            }
            return sums;
        });
    }

    private Pending ask(Asked asked) {
        Pending asking = new Pending(asked);
        pending.add(asking);
        return asking;
    }

    private void readAll() {
        List<Sums> sums = reader.read(pending.stream().map(one -> one.asked).toList());
        for (int i = 0; i < sums.size(); i++) {
            pending.get(i).sums = sums.get(i);
        }
        pending.clear();
    }

    private final class Pending {
        private final Asked asked;
        private @Nullable Sums sums;

        Pending(Asked asked) {
            this.asked = asked;
        }

        Sums get() {
            if (sums == null) {
                readAll();
            }
            return Objects.requireNonNull(sums);
        }
    }
}
