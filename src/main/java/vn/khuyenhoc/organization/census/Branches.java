package vn.khuyenhoc.organization.census;

import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_REGISTER;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jooq.DSLContext;

import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.OrganizationLevel;
import vn.khuyenhoc.organization.tree.LevelsThroughTime;

/** The organizations of the level asked for, of which the subtree that figures are asked of is made up, but for what stands under none of them. */
final class Branches {
    private final Question<?> question;
    private final List<Long> ever;
    private final LevelsThroughTime levels;

    private Branches(Question<?> question, List<Long> ever, LevelsThroughTime levels) {
        this.question = question;
        this.ever = ever;
        this.levels = levels;
    }

    static Branches of(Question<?> question, DSLContext sql) {
        var line = ORGANIZATION_REGISTER;
        OrganizationLevel level = question.level();
        if (level == null || !question.has(Placed.ORGANIZATION_AT_LEVEL)) {
            return new Branches(question, List.of(), LevelsThroughTime.of(List.of(), sql));
        }
        List<Long> ever = sql.selectDistinct(line.ORGANIZATION_ID).from(line).where(line.LEVEL.eq(level)).and(Valid.known(line)).fetch(line.ORGANIZATION_ID);
        List<Long> all = new ArrayList<>(ever);
        Optional.ofNullable(question.within()).ifPresent(all::add);
        return new Branches(question, ever, LevelsThroughTime.of(all, sql));
    }

    List<Long> all() {
        return ever;
    }

    /** Those that there were on a day, within what figures are asked of. */
    List<Long> on(LocalDate day) {
        Long within = question.within();
        return ever.stream().filter(one -> levels.level(one, day).filter(level -> level == question.level()).isPresent())
            .filter(one -> within == null || levels.under(one, within, day)).toList();
    }

    /** The one that the whole subtree stands under, or 0. */
    long above(LocalDate day) {
        OrganizationLevel level = question.level();
        return question.within() == null || level == null || ever.isEmpty() ? 0 : levels.above(question.within(), level, day).orElse(0L);
    }
}
