/** Classes that learning centres held, and how many learners' turns there were. */
@NullMarked
package vn.khuyenhoc.organization.teaching;

import org.jspecify.annotations.NullMarked;
