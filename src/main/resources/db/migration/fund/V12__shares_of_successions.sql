-- What a fund that ended holds is shared anew whenever one of its successors confirms: `share` is the part, in hundredths of a percent, that
-- the successor has of what the fund held when it ended; null of transfers that are no part of such a division. By then it may hold nothing.
alter table fund_transfer add column share int null;
alter table fund_transfer drop constraint fund_transfer_ck;
alter table fund_transfer add constraint fund_transfer_amount_ck check (amount is null or amount > 0 or (amount = 0 and cause = 'SUCCESSION'));
