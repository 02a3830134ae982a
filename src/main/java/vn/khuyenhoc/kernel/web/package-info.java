/** GraphQL over HTTP: which requests reach the endpoint, and how their answers may be kept. */
@NullMarked
package vn.khuyenhoc.kernel.web;

import org.jspecify.annotations.NullMarked;
