/** What a request may cost the server, checked before it costs anything. See ADR 0005. */
@NullMarked
package vn.khuyenhoc.kernel.gate;

import org.jspecify.annotations.NullMarked;
