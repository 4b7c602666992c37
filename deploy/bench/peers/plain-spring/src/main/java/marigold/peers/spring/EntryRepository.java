package marigold.peers.spring;

import java.time.LocalDate;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/// Lists are read into records with everything that they show: no entity is managed, no name looked up later.
interface EntryRepository extends Repository<Entry, Long> {
    Entry save(Entry entry);

    @Query("""
        select new marigold.peers.spring.EntryAnswer(
               e.id, e.collectedOn, coalesce(v.name, ''), coalesce(v.number, ''), f.code, f.name, e.quantityKg,
               e.ratePerKg, e.labourPerKg, e.coolie, e.transport, e.paid, e.remarks, e.farmer.id, e.group.id, e.gross,
               e.labour, e.lineTotal, e.settlementId, e.version)
          from Entry e join e.flower f left join e.vehicle v
         where e.vendor.id = :vendorId and e.farmer.id = :farmerId and e.collectedOn between :from and :to
         order by e.collectedOn desc, e.id desc
        """)
    List<EntryAnswer> findNewest(long vendorId, long farmerId, LocalDate from, LocalDate to, Limit limit);

    @Query("""
        select new marigold.peers.spring.EntryLine(
               e.id, e.collectedOn, coalesce(v.name, ''), coalesce(v.number, ''), r.id, r.name, r.address, f.code, f.name,
               e.quantityKg, e.ratePerKg, e.gross, e.labour, e.coolie, e.transport, e.paid, e.remarks)
          from Entry e join e.farmer r join e.flower f left join e.vehicle v
         where e.vendor.id = :vendorId and e.collectedOn between :from and :to
         order by e.collectedOn, r.name, e.id
        """)
    List<EntryLine> findOfVendor(long vendorId, LocalDate from, LocalDate to);

    @Query("""
        select new marigold.peers.spring.EntryLine(
               e.id, e.collectedOn, coalesce(v.name, ''), coalesce(v.number, ''), r.id, r.name, r.address, f.code, f.name,
               e.quantityKg, e.ratePerKg, e.gross, e.labour, e.coolie, e.transport, e.paid, e.remarks)
          from Entry e join e.farmer r join e.flower f left join e.vehicle v
         where r.vendor.id = :vendorId and r.group.id = :groupId and e.collectedOn between :from and :to
         order by e.collectedOn, e.id
        """)
    List<EntryLine> findOfGroup(long vendorId, long groupId, LocalDate from, LocalDate to);
}
