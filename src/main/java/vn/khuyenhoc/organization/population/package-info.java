/** How many people live in administrative units, by whose count and of what. */
@NullMarked
package vn.khuyenhoc.organization.population;

import org.jspecify.annotations.NullMarked;
