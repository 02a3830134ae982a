/**
 * Programmes, plans and emulation movements, who takes part in them, what they are to reach and how far they have come.
 * Owns the {@code campaign_*} tables and {@code schema/campaign}.
 */
@ApplicationModule(displayName = "Campaign", allowedDependencies = {
    "kernel", "kernel :: graphql", "kernel :: sql", "kernel :: access", "kernel :: writes", "kernel :: events", "kernel :: check",
    "kernel :: documents", "kernel :: errors", "kernel :: pages",
    "organization", "organization :: tree", "organization :: events", "recognition", "recognition :: events", "fund", "fund :: events"})
@NullMarked
package vn.khuyenhoc.campaign;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
