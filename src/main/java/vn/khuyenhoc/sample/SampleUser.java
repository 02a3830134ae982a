package vn.khuyenhoc.sample;

import java.util.List;

import vn.khuyenhoc.kernel.access.Role;

/**
 * Somebody who may sign in to the sample province.
 *
 * @param name by which the token is asked for
 * @param roles what they may do
 * @param organization the code of the organization in whose subtree they may, or {@code *}
 */
record SampleUser(String name, List<Role> roles, String organization) {
    static final List<SampleUser> ALL = List.of(
        new SampleUser("admin", List.of(Role.ADMIN, Role.OFFICER, Role.VIEWER), "*"),
        new SampleUser("approver", List.of(Role.APPROVER, Role.VIEWER), "QT"),
        new SampleUser("officer", List.of(Role.OFFICER, Role.VIEWER), "QT-19333"),
        new SampleUser("viewer", List.of(Role.VIEWER), "QT-19333"));

    boolean writes() {
        return roles.stream().anyMatch(role -> role != Role.VIEWER);
    }
}
