package vn.khuyenhoc.organization.tree;

import static org.jooq.impl.DSL.val;

import java.time.LocalDate;

import org.jooq.Condition;
import org.jooq.Field;
import org.springframework.stereotype.Component;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.access.Subtrees;

/** Answers the kernel from the tree. */
@Component
class TreeScope implements Subtrees {
    @Override
    public Condition hold(Scope scope, Field<Long> owner, LocalDate day) {
        return Subtree.of(scope, owner, val(day));
    }
}
