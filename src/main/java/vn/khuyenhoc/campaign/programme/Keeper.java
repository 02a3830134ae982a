package vn.khuyenhoc.campaign.programme;

import graphql.schema.DataFetchingEnvironment;

import vn.khuyenhoc.kernel.access.Caller;
import vn.khuyenhoc.kernel.access.Role;
import vn.khuyenhoc.kernel.access.Scope;

/**
 * Who changes campaigns: those of the organizations of a scope, and the national ones, which are nobody's own, if an ADMIN of everything.
 *
 * @param national whether the national ones too
 */
public record Keeper(Scope scope, boolean national) {
    public static Keeper of(DataFetchingEnvironment field, Scope scope) {
        return new Keeper(scope, scope.everywhere() && Caller.of(field.getGraphQlContext()).has(Role.ADMIN));
    }
}
