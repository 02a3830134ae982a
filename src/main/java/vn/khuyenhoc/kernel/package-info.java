/**
 * What every module shares: values of time and money, refusals, and the GraphQL, SQL and event kits as named
 * interfaces. Knows no module and holds no noun of the association.
 */
@ApplicationModule(displayName = "Kernel", allowedDependencies = {})
@NullMarked
package vn.khuyenhoc.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
