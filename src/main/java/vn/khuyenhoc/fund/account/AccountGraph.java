package vn.khuyenhoc.fund.account;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.kernel.access.Caller;
import vn.khuyenhoc.kernel.graphql.NodeSource;
import vn.khuyenhoc.organization.Organization;

/** Adds an organization's fund to its view; one statement for all holders of a request. */
@Controller
class AccountGraph implements NodeSource {
    private final Accounts accounts;

    AccountGraph(Accounts accounts) {
        this.accounts = accounts;
    }

    @BatchMapping(typeName = "Organization", field = "fund")
    Map<Organization, Fund> fundOf(List<Organization> holders) {
        Map<Long, Fund> held = accounts.heldBy(holders.stream().map(Organization::key).toList());
        Map<Organization, Fund> funds = new HashMap<>();
        holders.stream().filter(holder -> held.containsKey(holder.key())).forEach(holder -> funds.put(holder, held.get(holder.key())));
        return funds;
    }

    @Override
    public Class<Fund> type() {
        return Fund.class;
    }

    @Override
    public Collection<Fund> find(Collection<Long> keys, Caller caller) {
        return accounts.withIds(keys, caller.reads());
    }
}
