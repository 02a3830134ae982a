package vn.khuyenhoc.organization.association;

import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_TREE;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationRegisterRecord;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationTreeRecord;

/** Writes the published tree: the pairs of ancestor and descendant, each with the days on which it holds. */
@Repository
class Tree {
    private final DSLContext sql;

    Tree(DSLContext sql) {
        this.sql = sql;
    }

    /** Puts new organizations under the ancestors that their parents have from that day on. */
    void grow(List<OrganizationRegisterRecord> established, LocalDateTime now) {
        Map<Long, List<OrganizationTreeRecord>> above = sql.selectFrom(ORGANIZATION_TREE)
            .where(ORGANIZATION_TREE.DESCENDANT_ID.in(established.stream().map(OrganizationRegisterRecord::getParentId).filter(Objects::nonNull).toList()))
            .and(Valid.known(ORGANIZATION_TREE))
            .fetch().stream().collect(Collectors.groupingBy(OrganizationTreeRecord::getDescendantId));
        List<OrganizationTreeRecord> pairs = new ArrayList<>();
        for (OrganizationRegisterRecord line : established) {
            List<OrganizationTreeRecord> ancestors = above.getOrDefault(line.getParentId(), List.of()).stream()
                .filter(pair -> pair.getValidTo().isAfter(line.getValidFrom())).toList();
            int depth = ancestors.stream().mapToInt(pair -> pair.getDistance() + 1).max().orElse(0);
            pairs.add(pair(line.getOrganizationId(), line, depth, now).setDistance((short) 0));
            for (OrganizationTreeRecord ancestor : ancestors) {
                LocalDate from = ancestor.getValidFrom().isAfter(line.getValidFrom()) ? ancestor.getValidFrom() : line.getValidFrom();
                pairs.add(pair(ancestor.getAncestorId(), line, ancestor.getAncestorDepth(), now)
                    .setDistance((short) (ancestor.getDistance() + 1)).setValidFrom(from).setValidTo(ancestor.getValidTo()));
            }
        }
        Rows.insert(sql, pairs);
    }

    private static OrganizationTreeRecord pair(long ancestor, OrganizationRegisterRecord line, int depth, LocalDateTime now) {
        return ORGANIZATION_TREE.newRecord()
            .setId(Ids.next()).setAncestorId(ancestor).setDescendantId(line.getOrganizationId()).setAncestorDepth((short) depth)
            .setValidFrom(line.getValidFrom()).setValidTo(Days.FOREVER).setRecordedAt(now);
    }

    /** Ends every pair above organizations that have none below them. */
    void prune(Collection<Long> organizations, LocalDate on, LocalDateTime now) {
        List<OrganizationTreeRecord> pairs = sql.selectFrom(ORGANIZATION_TREE)
            .where(ORGANIZATION_TREE.DESCENDANT_ID.in(organizations)).and(ORGANIZATION_TREE.VALID_TO.gt(on)).and(Valid.known(ORGANIZATION_TREE))
            .fetch();
        Rows.correct(sql, pairs, now, pair -> pair.setValidTo(on));
    }
}
