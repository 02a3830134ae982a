package vn.khuyenhoc.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The contexts of these tests share one database, made when the first of them starts; to make one takes MySQL five seconds.
 * Without this a context has one of its own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnDatabase {
    /** For tests that write nothing. */
    String QUIET = "quiet";

    /** Holds the sample province. */
    String SAMPLE = "sample";

    /** A name, no more: whoever says the same one shares it. */
    String value();
}
