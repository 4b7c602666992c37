-- What the write side needs for saala accounts.

create sequence events.saala_customer_id increment by 50;
create sequence events.saala_line_id increment by 50;

-- Finds the account that a sale or payment belongs to when a request names the line alone, and when the line was written
-- and last corrected.
create index event_saala_line on events.event
  (((payload ->> 'vendorId')::bigint), ((payload ->> 'lineId')::bigint))
  where event_type in ('market.saala-sale-recorded', 'market.saala-sale-corrected',
                       'market.saala-payment-received', 'market.saala-payment-corrected');
