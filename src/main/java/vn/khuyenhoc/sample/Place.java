package vn.khuyenhoc.sample;

import java.util.ArrayList;
import java.util.List;

import vn.khuyenhoc.organization.OrganizationBasis;
import vn.khuyenhoc.organization.OrganizationLevel;

/** An association of the province, a district or a commune, with everything that is planned for it. */
final class Place {
    /** A branch or board under the association. */
    static final class Body {
        /** Among those of its basis under the association, from 1. */
        final int number;
        final OrganizationBasis basis;
        final boolean founded2023;
        final boolean merges2023;
        final double weight;
        int members2022;
        int leftBefore;
        int left2023;
        int joined2023;
        int contributions2023;
        long raised2023;

        Body(int number, OrganizationBasis basis, boolean founded2023, boolean merges2023, double weight) {
            this.number = number;
            this.basis = basis;
            this.founded2023 = founded2023;
            this.merges2023 = merges2023;
            this.weight = weight;
        }

        OrganizationLevel level() {
            return basis == OrganizationBasis.VILLAGE || basis == OrganizationBasis.SCHOOL ? OrganizationLevel.BRANCH : OrganizationLevel.BOARD;
        }
    }

    final AdministrativeLine unit;
    final OrganizationLevel level;
    final List<Body> bodies = new ArrayList<>();
    /** Inhabitants by year, in the order 2020 to 2023; a district's and the province's are sums. */
    final long[] inhabitants = new long[4];
    /** By round 2020 to 2023, then by kind of title. */
    final int[][] titles = new int[4][5];
    int villageCentres;
    int managers;
    int secondedTeachers;
    int collaborators;
    int accounts;
    /** By year 2020 to 2023. */
    final long[] raised = new long[4];
    final long[] spent = new long[4];
    /** By year, then by purpose. */
    final int[][] turns = new int[4][3];
    int contributions2023;

    Place(AdministrativeLine unit, OrganizationLevel level) {
        this.unit = unit;
        this.level = level;
    }

    /** The code of its association: QT for the province, QT and the unit's code below it. */
    String code() {
        return level == OrganizationLevel.PROVINCE ? "QT" : "QT-" + unit.code();
    }

    String code(Body body) {
        return "%s-%s%02d".formatted(code(), body.basis.name().charAt(0), body.number);
    }

    /** The number of the next body of a basis. */
    int next(OrganizationBasis basis) {
        return 1 + (int) bodies.stream().filter(body -> body.basis == basis).count();
    }

    String name() {
        String unitName = unit.name();
        return "Hội Khuyến học " + Character.toLowerCase(unitName.charAt(0)) + unitName.substring(1);
    }
}
