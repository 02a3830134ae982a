package vn.khuyenhoc.recognition.titling;

import java.time.LocalDate;
import java.time.LocalDateTime;

import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.recognition.TitleCaseState;

/**
 * What was done with a case.
 *
 * @param organizationId at whose desk it lay from then on
 * @param takenBy the name of the caller
 */
record TitleCaseStep(TitleCaseState state, LocalDate on, String takenBy, LocalDateTime recordedAt, OrganizationId organizationId) {}
