package vn.khuyenhoc.fund;

import java.util.List;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.organization.OrganizationId;

/**
 * What alone a donor's money may be spent on; all that is given must hold of a grant that it pays.
 *
 * @param organization for people of this organization or of one below it
 * @param campaign the key of a campaign
 * @param wording in the donor's words
 * @param people the only ones who may receive it, by name; anyone if empty
 */
public record EarmarkTerms(@Nullable GrantPurpose purpose, @Nullable OrganizationId organization, @Nullable Long campaign, String wording, List<String> people) {}
