package vn.khuyenhoc.recognition.subject;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import org.jooq.DSLContext;

import vn.khuyenhoc.organization.tree.Ancestors;

/** Which organizations stand above or below another on a day; one that has ended stands nowhere, though its heir keeps what it had. */
public final class Line {
    private final LocalDate day;
    private final Ancestors ancestors;

    private Line(LocalDate day, Ancestors ancestors) {
        this.day = day;
        this.ancestors = ancestors;
    }

    /** Of these organizations alone. */
    public static Line of(Collection<Long> organizations, LocalDate day, DSLContext sql) {
        return new Line(day, Ancestors.of(Set.copyOf(organizations), sql));
    }

    /** Whether one is the other, or stands above or below it. */
    public boolean joins(long one, long other) {
        return reaches(one, other) || reaches(other, one);
    }

    /** Whether one is the other, or stands above it. */
    public boolean reaches(long upper, long lower) {
        List<Long> path = ancestors.path(lower, day);
        return upper == lower || !path.isEmpty() && path.getLast() == lower && path.contains(upper);
    }

    /** Those that stand above one, from the root down. */
    public List<Long> above(long organization) {
        return ancestors.path(organization, day).stream().filter(one -> one != organization).toList();
    }
}
