package vn.khuyenhoc.fund;

/** Tells whether there is a campaign; the campaign module, which knows this one, does so. */
public interface KnownCampaigns {
    /** @param campaign the key of a campaign */
    boolean has(long campaign);
}
