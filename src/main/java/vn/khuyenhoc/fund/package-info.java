/**
 * Money held for learning promotion: what came in, what was paid out, what is left.
 * Owns the {@code fund_*} tables and {@code schema/fund}.
 */
@ApplicationModule(displayName = "Fund", allowedDependencies = {
    "kernel", "kernel :: graphql", "kernel :: sql", "kernel :: access", "kernel :: writes", "kernel :: audit", "kernel :: events",
    "kernel :: check", "kernel :: imports", "kernel :: errors", "kernel :: sheet", "kernel :: statistics", "kernel :: pages",
    "organization", "organization :: tree", "organization :: events", "recognition :: events"})
@NullMarked
package vn.khuyenhoc.fund;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
