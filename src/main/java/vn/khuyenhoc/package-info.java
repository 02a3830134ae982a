/** The system of record of a provincial Learning Promotion Association; each sub-package is one module. */
@NullMarked
package vn.khuyenhoc;

import org.jspecify.annotations.NullMarked;
