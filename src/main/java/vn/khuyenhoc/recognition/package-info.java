/**
 * Who holds which learning title, who has a learning-citizen account, who was commended.
 * Owns the {@code recognition_*} tables and {@code schema/recognition}.
 */
@ApplicationModule(displayName = "Recognition", allowedDependencies = {
    "kernel", "kernel :: graphql", "kernel :: sql", "kernel :: access", "kernel :: writes", "kernel :: events", "kernel :: check", "kernel :: imports", "kernel :: statistics",
    "organization", "organization :: tree", "organization :: census", "organization :: events"})
@NullMarked
package vn.khuyenhoc.recognition;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
