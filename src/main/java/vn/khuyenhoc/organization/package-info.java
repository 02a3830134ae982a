/**
 * Who belonged where on any day: administrative units, the associations and their grassroots organizations, officers,
 * members and learning centres. Owns the {@code organization_*} tables and {@code schema/organization}, and publishes the tree as of a date.
 */
@ApplicationModule(displayName = "Organization", allowedDependencies = {
    "kernel", "kernel :: graphql", "kernel :: sql", "kernel :: access", "kernel :: writes", "kernel :: audit", "kernel :: check",
    "kernel :: imports", "kernel :: statistics"})
@NullMarked
package vn.khuyenhoc.organization;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
