select coalesce(string_agg(entry.answer_values, chr(10)), '')
  from (select entry.answer_values
          from read.entries entry
         where entry.vendor_id = :vendorId and entry.farmer_id = :farmerId and entry.collected_on between :from and :to
         order by entry.collected_on desc, entry.entry_id desc
         limit :size) entry
