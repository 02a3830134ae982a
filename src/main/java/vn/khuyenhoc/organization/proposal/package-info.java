/** Organizations that somebody wants to found, until it is decided whether they are. */
@NullMarked
package vn.khuyenhoc.organization.proposal;

import org.jspecify.annotations.NullMarked;
