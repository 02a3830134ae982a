/**
 * Programmes, plans and emulation movements, and who takes part in them.
 * Owns the {@code campaign_*} tables and {@code schema/campaign}.
 */
@ApplicationModule(displayName = "Campaign", allowedDependencies = {
    "kernel", "kernel :: graphql", "kernel :: sql", "kernel :: access", "kernel :: writes", "kernel :: events", "kernel :: check",
    "organization", "organization :: tree", "organization :: events", "fund"})
@NullMarked
package vn.khuyenhoc.campaign;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
