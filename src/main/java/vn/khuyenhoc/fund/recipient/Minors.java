package vn.khuyenhoc.fund.recipient;

import vn.khuyenhoc.kernel.access.Caller;
import vn.khuyenhoc.kernel.access.Role;
import vn.khuyenhoc.kernel.access.Scope;

/** Who may see personal data of recipients, most of whom are minors: officers and above, in what they may read; no mere viewer. */
public final class Minors {
    private Minors() {}

    public static Scope seenBy(Caller caller) {
        return caller.has(Role.OFFICER) || caller.has(Role.APPROVER) || caller.has(Role.ADMIN) ? caller.reads() : Scope.NOWHERE;
    }
}
