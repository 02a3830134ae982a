package vn.khuyenhoc.kernel.imports;

import java.util.List;

import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.access.Role;
import vn.khuyenhoc.kernel.access.Scope;

/** Something that can be brought in from a spreadsheet; a module brings one for each. */
public interface ImportKind {
    /** Such as MEMBERS; {@code import.MEMBERS} in the messages is its title. */
    String name();

    List<ImportColumn> columns();

    /** Who may send and apply it. */
    default Role role() {
        return Role.OFFICER;
    }

    /** Whether a row means something by itself, so that bad ones can be left out. */
    default boolean skipsBadRows() {
        return true;
    }

    /** Begins to check a spreadsheet for somebody who may write within a scope. */
    Checking checking(Scope scope);

    /**
     * Applies rows that were checked, some thousand at a time, in the transaction of the whole spreadsheet.
     *
     * @throws Refusal if something is no longer possible; then nothing of the spreadsheet is applied
     */
    void apply(List<ImportRow> rows, Scope scope);

    /** Begins to apply a spreadsheet of which something must be known until its end, in the transaction of all of it. */
    default Applying applying(Scope scope) {
        return rows -> apply(rows, scope);
    }

    /** Is given all rows that are to be applied, some at a time and in their order. */
    interface Applying {
        void apply(List<ImportRow> rows);

        /** After the last of them. */
        default void done() {}
    }

    /** Sees all rows of a spreadsheet, some at a time and in their order. */
    interface Checking {
        List<Finding> check(List<ImportRow> rows);

        /** After the last of them, if none is bad: what all of them together tell of some. */
        default List<Finding> done() {
            return List.of();
        }
    }
}
