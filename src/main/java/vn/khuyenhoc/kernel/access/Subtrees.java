package vn.khuyenhoc.kernel.access;

import java.time.LocalDate;

import org.jooq.Condition;
import org.jooq.Field;

/** Knows which owners stand within a scope; brought by the module that keeps the tree. */
public interface Subtrees {
    Condition hold(Scope scope, Field<Long> owner, LocalDate day);
}
