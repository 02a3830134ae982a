package vn.khuyenhoc.organization.intake;

import static java.util.stream.Collectors.toSet;
import static vn.khuyenhoc.kernel.imports.Finding.bad;
import static vn.khuyenhoc.kernel.imports.ImportColumn.date;
import static vn.khuyenhoc.kernel.imports.ImportColumn.text;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_CENTRE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.imports.Finding;
import vn.khuyenhoc.kernel.imports.ImportColumn;
import vn.khuyenhoc.kernel.imports.ImportKind;
import vn.khuyenhoc.kernel.imports.ImportRow;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.LearningCentreRegister;
import vn.khuyenhoc.organization.LearningCentreRegister.CentreEntry;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.OrganizationLevel;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationRegisterRecord;

/** Learning centres of the communes' associations. */
@Component
class CentreImport implements ImportKind {
    private static final String ORGANIZATION = "organization", NAME = "name", LEVEL = "level", OPENED = "openedOn";

    private final DSLContext sql;
    private final Days days;
    private final LearningCentreRegister register;

    CentreImport(DSLContext sql, Days days, LearningCentreRegister register) {
        this.sql = sql;
        this.days = days;
        this.register = register;
    }

    @Override
    public String name() {
        return "CENTRES";
    }

    @Override
    public List<ImportColumn> columns() {
        return List.of(
            text(ORGANIZATION, true, "QT-19627", 32, "Organization code", "Mã hội cấp xã", "Mã hội", "Mã tổ chức", "Mã hội xã"),
            text(NAME, true, "Trung tâm học tập cộng đồng xã Triệu Ái", 200, "Centre name", "Tên trung tâm", "Tên TTHTCĐ", "Trung tâm học tập cộng đồng", "Tên"),
            text(LEVEL, true, "Xã", 20, "Level", "Cấp", "Cấp trung tâm"),
            date(OPENED, true, "05/09/2008", "Opened on", "Ngày thành lập", "Ngày mở", "Ngày hoạt động"));
    }

    /** A centre of one name that an organization runs. */
    private record Kind(long organization, String name) {}

    @Override
    public Checking checking(Scope scope) {
        Places places = new Places(sql, scope);
        Map<Kind, Integer> seen = new HashMap<>();
        return rows -> {
            places.read(rows.stream().map(row -> row.given(ORGANIZATION)).collect(toSet()));
            Set<Kind> known = known(rows.stream().map(row -> places.on(row.given(ORGANIZATION), row.givenDate(OPENED)))
                .filter(Objects::nonNull).map(OrganizationId::value).collect(toSet()));
            List<Finding> findings = new ArrayList<>();
            for (ImportRow row : rows) {
                Finding finding = finding(row, places, known, seen);
                if (finding != null) {
                    findings.add(finding);
                }
            }
            return findings;
        };
    }

    private Set<Kind> known(Set<Long> organizations) {
        var c = ORGANIZATION_CENTRE;
        return organizations.isEmpty() ? Set.of() : new HashSet<>(sql.selectDistinct(c.ORGANIZATION_ID, c.NAME).from(c)
            .where(Keys.in(c.ORGANIZATION_ID, organizations)).and(Valid.known(c)).fetch(row -> new Kind(row.value1(), Text.unmarked(row.value2()))));
    }

    private @Nullable Finding finding(ImportRow row, Places places, Set<Kind> known, Map<Kind, Integer> seen) {
        LocalDate opened = row.givenDate(OPENED);
        OrganizationRegisterRecord host = places.line(row.given(ORGANIZATION), opened);
        if (opened.isAfter(days.today())) {
            return bad(row, OPENED, "DATE_IN_FUTURE", opened);
        }
        if (host == null) {
            return bad(row, ORGANIZATION, "ORGANIZATION_UNKNOWN");
        }
        if (host.getLevel() != OrganizationLevel.COMMUNE) {
            return bad(row, ORGANIZATION, "CENTRE_BELONGS_TO_COMMUNE", row.given(NAME));
        }
        if (Choice.CENTRE_LEVEL.of(row.given(LEVEL)) == null) {
            return bad(row, LEVEL, "CELL_NOT_A_CHOICE", row.given(LEVEL), Choice.CENTRE_LEVEL.offered());
        }
        Kind kind = new Kind(host.getOrganizationId(), Text.unmarked(row.given(NAME)));
        if (known.contains(kind)) {
            return bad(row, NAME, "CENTRE_KNOWN", row.given(NAME));
        }
        Integer twice = seen.putIfAbsent(kind, row.number());
        return twice == null ? null : bad(row, NAME, "ROW_TWICE", twice);
    }

    @Override
    public void apply(List<ImportRow> rows, Scope scope) {
        Places places = new Places(sql, scope);
        places.read(rows.stream().map(row -> row.given(ORGANIZATION)).collect(toSet()));
        register.register(rows.stream().map(row -> {
            OrganizationId organization = places.on(row.given(ORGANIZATION), row.givenDate(OPENED));
            if (organization == null) {
                throw new Refusal("ORGANIZATION_UNKNOWN", "row " + row.number());
            }
            return new CentreEntry(organization, Objects.requireNonNull(Choice.CENTRE_LEVEL.of(row.given(LEVEL))), row.given(NAME), row.givenDate(OPENED), List.of());
        }).toList());
    }
}
