package vn.khuyenhoc.fund;

/** What a fund spends on. */
public enum GrantPurpose { SCHOLARSHIP, SUPPORT, AWARD }
