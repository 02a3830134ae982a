package vn.khuyenhoc.fund.transfer;

/** Why money goes to another fund. */
public enum TransferCause { AGREEMENT, SUCCESSION }
