package vn.khuyenhoc.organization.intake;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_REGISTER;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_TREE;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationRegisterRecord;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationTreeRecord;

/** The organizations that a spreadsheet's codes name, of those that its sender may change; each read once. */
final class Places {
    private final DSLContext sql;
    private final Scope scope;
    private final Set<String> asked = new HashSet<>();
    private final Map<String, List<OrganizationRegisterRecord>> lines = new HashMap<>();
    private final Map<Long, List<OrganizationTreeRecord>> held = new HashMap<>();

    Places(DSLContext sql, Scope scope) {
        this.sql = sql;
        this.scope = scope;
    }

    void read(Collection<String> codes) {
        Set<String> unread = codes.stream().filter(asked::add).collect(toSet());
        if (unread.isEmpty()) {
            return;
        }
        var r = ORGANIZATION_REGISTER;
        List<OrganizationRegisterRecord> found = sql.selectFrom(r).where(r.CODE.in(unread)).and(Valid.known(r)).fetch();
        lines.putAll(found.stream().collect(groupingBy(OrganizationRegisterRecord::getCode)));
        Set<Long> organizations = found.stream().map(OrganizationRegisterRecord::getOrganizationId).collect(toSet());
        if (!scope.everywhere() && !organizations.isEmpty() && !scope.subtrees().isEmpty()) {
            held.putAll(sql.selectFrom(ORGANIZATION_TREE).where(Keys.in(ORGANIZATION_TREE.DESCENDANT_ID, organizations))
                .and(ORGANIZATION_TREE.ANCESTOR_ID.in(scope.subtrees())).and(Valid.known(ORGANIZATION_TREE)).fetch()
                .stream().collect(groupingBy(OrganizationTreeRecord::getDescendantId)));
        }
    }

    /** The line of the organization that bore a code on a day. */
    @Nullable OrganizationRegisterRecord line(String code, LocalDate day) {
        return lines.getOrDefault(code, List.of()).stream()
            .filter(line -> !line.getValidFrom().isAfter(day) && line.getValidTo().isAfter(day)).filter(line -> holds(line.getOrganizationId(), day))
            .findFirst().orElse(null);
    }

    @Nullable OrganizationId on(String code, LocalDate day) {
        OrganizationRegisterRecord line = line(code, day);
        return line == null ? null : new OrganizationId(line.getOrganizationId());
    }

    boolean holds(long organization, LocalDate day) {
        return scope.everywhere() || held.getOrDefault(organization, List.of()).stream()
            .anyMatch(pair -> !pair.getValidFrom().isAfter(day) && pair.getValidTo().isAfter(day));
    }
}
