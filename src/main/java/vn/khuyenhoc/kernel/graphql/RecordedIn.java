package vn.khuyenhoc.kernel.graphql;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says of a type of things in which table they are written down: by it the record of changes tells of what type a thing is that was changed. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface RecordedIn {
    String value();

    /** The column that names the thing; another than {@code id} where a thing has a row for each time at which it was otherwise. */
    String key() default "id";
}
