package vn.khuyenhoc.organization.centre;

import java.time.LocalDate;

import vn.khuyenhoc.kernel.graphql.Node;
import vn.khuyenhoc.organization.CentreLevel;

/** A community learning centre. */
record LearningCentre(long key, CentreLevel level, String name, LocalDate openedOn) implements Node {}
