package vn.khuyenhoc.fund;

import java.util.List;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.organization.OrganizationId;

/**
 * What alone a donor wants money to be spent on that is promised and not given yet.
 *
 * @param pledge the key of the pledge
 * @param organization for people of this organization or of one below it
 * @param campaign the key of a campaign
 * @param wording in the donor's words; null to those who may not read names, if it is for people by name
 * @param people the only ones who may receive it, to those who may read their names
 */
public record PledgedEarmark(long pledge, @Nullable GrantPurpose purpose, @Nullable OrganizationId organization, @Nullable Long campaign,
                             @Nullable String wording, List<String> people) {}
