package vn.khuyenhoc.fund.transfer;

/** How far a transfer has come: it waits for the other side, has moved the money, or never will. */
public enum TransferState { PREPARED, CONFIRMED, CANCELLED }
