package vn.khuyenhoc.organization;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.access.Scope;

/** Tells other modules who a member is. */
public interface KnownMembers {
    /** @param person the key of the person, whatever memberships they have */
    record KnownMember(long person, String fullName) {}

    /** Null unless there is such a membership whose person the caller may read. */
    @Nullable KnownMember known(long membership, Scope scope);
}
