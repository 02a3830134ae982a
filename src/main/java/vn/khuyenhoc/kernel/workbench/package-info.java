/** Serves GraphiQL from the application itself, so that it works on a closed network. */
@NullMarked
package vn.khuyenhoc.kernel.workbench;

import org.jspecify.annotations.NullMarked;
