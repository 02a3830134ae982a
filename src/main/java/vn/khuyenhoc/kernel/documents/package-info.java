/** Documents that a request names instead of sending: those of the query library, and those a client has sent before. */
@NamedInterface("documents")
@NullMarked
package vn.khuyenhoc.kernel.documents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
