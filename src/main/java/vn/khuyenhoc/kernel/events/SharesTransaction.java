package vn.khuyenhoc.kernel.events;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a listener's class: several events that are brought to it again may be acted on in one transaction. Only where nobody waits for what it writes:
 * whoever locks rows that users lock too would hold them longer, and in whatever order the events come.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface SharesTransaction {}
