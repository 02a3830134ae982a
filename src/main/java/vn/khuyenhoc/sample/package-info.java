/**
 * The sample province: real administrative units and published figures of Quảng Trị, with invented people, donors and
 * single amounts, loaded through the modules' own commands at the first start of the {@code sample} profile.
 */
@ApplicationModule(displayName = "Sample", allowedDependencies = {
    "kernel", "kernel :: access", "kernel :: errors", "kernel :: sql", "organization", "recognition", "fund", "campaign"})
@NullMarked
package vn.khuyenhoc.sample;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
