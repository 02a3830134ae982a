package vn.khuyenhoc.organization.intake;

import static vn.khuyenhoc.kernel.imports.Finding.bad;
import static vn.khuyenhoc.kernel.imports.ImportColumn.date;
import static vn.khuyenhoc.kernel.imports.ImportColumn.text;
import static vn.khuyenhoc.kernel.imports.ImportColumn.whole;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.imports.Finding;
import vn.khuyenhoc.kernel.imports.ImportColumn;
import vn.khuyenhoc.kernel.imports.ImportKind;
import vn.khuyenhoc.kernel.imports.ImportRow;
import vn.khuyenhoc.organization.MemberRegister;
import vn.khuyenhoc.organization.MemberRegister.Headcount;
import vn.khuyenhoc.organization.OrganizationId;

/** How many members organizations have that keep no roster. */
@Component
class HeadcountImport implements ImportKind {
    private static final String ORGANIZATION = "organization", PEOPLE = "people", ON = "on";
    private static final long MOST = 1_000_000;

    private final DSLContext sql;
    private final Days days;
    private final MemberRegister register;

    HeadcountImport(DSLContext sql, Days days, MemberRegister register) {
        this.sql = sql;
        this.days = days;
        this.register = register;
    }

    @Override
    public String name() {
        return "HEADCOUNTS";
    }

    @Override
    public List<ImportColumn> columns() {
        return List.of(
            text(ORGANIZATION, true, "QT-19627-001", 32, "Organization code", "Mã tổ chức", "Mã chi hội", "Mã ban khuyến học", "Mã hội"),
            whole(PEOPLE, true, "1.234", "Number of members", "Số hội viên", "Tổng số hội viên", "Số lượng hội viên"),
            date(ON, true, "31/12/2023", "As of", "Ngày báo cáo", "Thời điểm", "Tính đến ngày", "Ngày"));
    }

    @Override
    public Checking checking(Scope scope) {
        Places places = new Places(sql, scope);
        Map<String, Integer> seen = new HashMap<>();
        return rows -> {
            places.read(rows.stream().map(row -> row.given(ORGANIZATION)).toList());
            List<Finding> findings = new ArrayList<>();
            for (ImportRow row : rows) {
                LocalDate on = row.givenDate(ON);
                OrganizationId organization = places.on(row.given(ORGANIZATION), on);
                Integer twice = seen.putIfAbsent(row.given(ORGANIZATION) + "|" + on, row.number());
                if (organization == null) {
                    findings.add(bad(row, ORGANIZATION, "ORGANIZATION_UNKNOWN"));
                } else if (on.isAfter(days.today())) {
                    findings.add(bad(row, ON, "DATE_IN_FUTURE", on));
                } else if (Objects.requireNonNull(row.whole(PEOPLE)) > MOST) {
                    findings.add(bad(row, PEOPLE, "HEADCOUNT_OUT_OF_RANGE", String.valueOf(MOST)));
                } else if (twice != null) {
                    findings.add(bad(row, ORGANIZATION, "ROW_TWICE", twice));
                } else if (register.listed(organization, on)) {
                    findings.add(bad(row, ORGANIZATION, "HEADCOUNT_BESIDE_ROSTER", on));
                }
            }
            return findings;
        };
    }

    @Override
    public void apply(List<ImportRow> rows, Scope scope) {
        Places places = new Places(sql, scope);
        places.read(rows.stream().map(row -> row.given(ORGANIZATION)).toList());
        register.report(rows.stream().map(row -> {
            OrganizationId organization = places.on(row.given(ORGANIZATION), row.givenDate(ON));
            if (organization == null) {
                throw new Refusal("ORGANIZATION_UNKNOWN", "row " + row.number());
            }
            return new Headcount(organization, Math.toIntExact(Objects.requireNonNull(row.whole(PEOPLE))), row.givenDate(ON));
        }).toList());
    }
}
