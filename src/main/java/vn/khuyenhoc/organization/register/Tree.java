package vn.khuyenhoc.organization.register;

import static java.util.stream.Collectors.groupingBy;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_REGISTER;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_TREE;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationRegisterRecord;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationTreeRecord;
import vn.khuyenhoc.organization.register.Fates.Ended;
import vn.khuyenhoc.organization.tree.Regrouped;
import vn.khuyenhoc.organization.tree.TreeGuard;

/** Writes the published tree: the pairs of ancestor and descendant, each with the days on which it holds. */
@Repository
class Tree {
    private final DSLContext sql;
    private final TreeGuard guard;
    private final Fates fates;

    Tree(DSLContext sql, TreeGuard guard, Fates fates) {
        this.sql = sql;
        this.guard = guard;
        this.fates = fates;
    }

    /**
     * Puts new organizations under the ancestors that their parents have from that day on.
     *
     * @throws Refusal TREE_TOO_DEEP
     */
    void grow(List<OrganizationRegisterRecord> established, LocalDateTime now) {
        Map<Long, List<OrganizationTreeRecord>> above = pairs(established.stream().map(OrganizationRegisterRecord::getParentId).filter(Objects::nonNull).toList())
            .stream().collect(groupingBy(OrganizationTreeRecord::getDescendantId));
        List<OrganizationTreeRecord> grown = new ArrayList<>();
        for (OrganizationRegisterRecord line : established) {
            LocalDate from = line.getValidFrom();
            List<OrganizationTreeRecord> ancestors = above.getOrDefault(line.getParentId(), List.of()).stream()
                .filter(pair -> pair.getValidTo().isAfter(from)).toList();
            int depth = ancestors.stream().mapToInt(pair -> pair.getDistance() + 1).max().orElse(0);
            if (depth >= Lineage.DEEPEST) {
                throw new Refusal("TREE_TOO_DEEP", "parent", line.getCode(), Lineage.DEEPEST);
            }
            grown.add(pair(line.getOrganizationId(), line.getOrganizationId(), 0, depth, from, Days.FOREVER, now));
            for (OrganizationTreeRecord ancestor : ancestors) {
                grown.add(pair(ancestor.getAncestorId(), line.getOrganizationId(), ancestor.getDistance() + 1, ancestor.getAncestorDepth(),
                    ancestor.getValidFrom().isAfter(from) ? ancestor.getValidFrom() : from, ancestor.getValidTo(), now));
            }
        }
        Rows.insert(sql, grown);
        guard.changed();
    }

    private static OrganizationTreeRecord pair(long ancestor, long descendant, int distance, int depth, LocalDate from, LocalDate to, LocalDateTime now) {
        return Rows.blank(ORGANIZATION_TREE)
            .setId(Ids.next()).setAncestorId(ancestor).setDescendantId(descendant).setDistance((short) distance).setAncestorDepth((short) depth)
            .setValidFrom(from).setValidTo(to).setRecordedAt(now);
    }

    /**
     * Makes the tree what the register now says, for some organizations and all below them, from a day on.
     *
     * @return who came under whom, and who went
     */
    @Public
    List<Regrouped> follow(Collection<Long> organizations, LocalDate from, LocalDateTime now) {
        Set<Long> concerned = new HashSet<>(organizations);
        concerned.addAll(sql.selectDistinct(ORGANIZATION_TREE.DESCENDANT_ID).from(ORGANIZATION_TREE)
            .where(Keys.in(ORGANIZATION_TREE.ANCESTOR_ID, organizations)).and(ORGANIZATION_TREE.VALID_TO.gt(from)).and(Valid.known(ORGANIZATION_TREE))
            .fetchSet(ORGANIZATION_TREE.DESCENDANT_ID));
        Lineage lineage = lineage(concerned);
        Map<Long, List<OrganizationTreeRecord>> known = pairs(concerned).stream().filter(pair -> pair.getValidTo().isAfter(from))
            .collect(groupingBy(OrganizationTreeRecord::getDescendantId));
        Branches branches = new Branches(from);
        for (long descendant : concerned) {
            branches.compare(descendant, known.getOrDefault(descendant, List.of()), lineage.of(descendant, from));
        }
        Rows.correct(sql, branches.changed, now, pair -> pair.setValidTo(Objects.requireNonNull(branches.newEnds.get(pair.getId()))));
        Rows.withdraw(sql, branches.gone, now);
        Rows.insert(sql, branches.grown.stream().map(p -> pair(p.ancestor(), p.descendant(), p.distance(), p.depth(), p.from(), p.to(), now)).toList());
        guard.changed();
        return branches.regrouped();
    }

    private List<OrganizationTreeRecord> pairs(Collection<Long> descendants) {
        return sql.selectFrom(ORGANIZATION_TREE)
            .where(Keys.in(ORGANIZATION_TREE.DESCENDANT_ID, descendants)).and(Valid.known(ORGANIZATION_TREE)).fetch();
    }

    private Lineage lineage(Set<Long> organizations) {
        Map<Long, List<OrganizationRegisterRecord>> lines = new HashMap<>();
        Map<Ended, Long> heirs = new HashMap<>();
        Set<Long> wanted = organizations;
        while (!wanted.isEmpty()) {
            wanted.forEach(organization -> lines.put(organization, List.of()));
            lines.putAll(sql.selectFrom(ORGANIZATION_REGISTER)
                .where(Keys.in(ORGANIZATION_REGISTER.ORGANIZATION_ID, wanted)).and(Valid.known(ORGANIZATION_REGISTER))
                .orderBy(ORGANIZATION_REGISTER.VALID_FROM).fetch().stream().collect(groupingBy(OrganizationRegisterRecord::getOrganizationId)));
            Map<Ended, Long> found = fates.heirs(wanted);
            heirs.putAll(found);
            wanted = Stream.concat(found.values().stream(), wanted.stream().flatMap(o -> lines.get(o).stream())
                    .map(OrganizationRegisterRecord::getParentId).filter(Objects::nonNull))
                .filter(above -> !lines.containsKey(above)).collect(java.util.stream.Collectors.toSet());
        }
        return new Lineage(lines, heirs);
    }
}
