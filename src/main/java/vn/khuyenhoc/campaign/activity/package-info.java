/** What organizations hold for campaigns: conferences, communication, courses and classes. */
@NullMarked
package vn.khuyenhoc.campaign.activity;

import org.jspecify.annotations.NullMarked;
