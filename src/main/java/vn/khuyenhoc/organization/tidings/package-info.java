/** Tells the modules downstream of what is counted of organizations, and changes without any member or organization doing so. */
@NullMarked
package vn.khuyenhoc.organization.tidings;

import org.jspecify.annotations.NullMarked;
