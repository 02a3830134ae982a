package vn.khuyenhoc.testing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;

import vn.khuyenhoc.organization.MemberRegister;
import vn.khuyenhoc.organization.MemberRegister.Enrolment;
import vn.khuyenhoc.organization.OrganizationBasis;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.OrganizationLevel;
import vn.khuyenhoc.organization.OrganizationRegister;
import vn.khuyenhoc.organization.OrganizationRegister.Establishment;
import vn.khuyenhoc.organization.UnitId;
import vn.khuyenhoc.organization.UnitKind;
import vn.khuyenhoc.organization.UnitLevel;
import vn.khuyenhoc.organization.UnitRegister;
import vn.khuyenhoc.organization.UnitRegister.UnitEntry;

/** A province of its own for each test, with whatever the test founds in it. */
@TestComponent
public class Fixtures {
    public static final LocalDate LONG_AGO = LocalDate.of(2010, 1, 1);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Map<OrganizationId, UnitId> at = new ConcurrentHashMap<>();
    private final UnitRegister units;
    private final OrganizationRegister organizations;
    private final MemberRegister members;

    Fixtures(UnitRegister units, OrganizationRegister organizations, MemberRegister members) {
        this.units = units;
        this.organizations = organizations;
        this.members = members;
    }

    public OrganizationId aProvince() {
        return found(OrganizationLevel.PROVINCE, null, LONG_AGO);
    }

    public OrganizationId aDistrict(OrganizationId above) {
        return found(OrganizationLevel.DISTRICT, above, LONG_AGO);
    }

    public OrganizationId aCommune(OrganizationId above) {
        return found(OrganizationLevel.COMMUNE, above, LONG_AGO);
    }

    public OrganizationId aBoard(OrganizationId above, LocalDate on) {
        return found(OrganizationLevel.BOARD, above, on);
    }

    public OrganizationId aGroup(OrganizationId above, LocalDate on) {
        return found(OrganizationLevel.GROUP, above, on);
    }

    public OrganizationId one(OrganizationLevel level, OrganizationId above) {
        return found(level, above, LONG_AGO);
    }

    /** A board that stands in the unit of its commune, as the sample's do. */
    public OrganizationId aBoardAt(OrganizationId commune, LocalDate on) {
        return found(OrganizationLevel.BOARD, commune, on, unitOf(commune));
    }

    /** Where it stands. */
    public UnitId unitOf(OrganizationId organization) {
        return Objects.requireNonNull(at.get(organization));
    }

    private OrganizationId found(OrganizationLevel level, @Nullable OrganizationId above, LocalDate on) {
        String code = "U-" + NUMBER.incrementAndGet();
        return found(level, above, on, units.enter(List.of(new UnitEntry(code, code, UnitLevel.COMMUNE, UnitKind.COMMUNE, null, LONG_AGO))).getFirst());
    }

    private OrganizationId found(OrganizationLevel level, @Nullable OrganizationId above, LocalDate on, UnitId unit) {
        String code = level.name().charAt(0) + "-" + NUMBER.incrementAndGet();
        OrganizationId founded = organizations.establish(List.of(new Establishment(code, code, level, OrganizationBasis.AGENCY, above, unit, on))).getFirst();
        at.put(founded, unit);
        return founded;
    }

    public void enrol(OrganizationId organization, int count, LocalDate joined, @Nullable LocalDate left) {
        List<Enrolment> enrolments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            enrolments.add(new Enrolment(organization, "Người " + i, null, joined, left));
        }
        members.enrol(enrolments);
    }
}
