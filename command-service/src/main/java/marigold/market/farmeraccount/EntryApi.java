package marigold.market.farmeraccount;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import marigold.command.Commands;
import marigold.idempotency.Answer;
import marigold.idempotency.QuickRoute;
import marigold.idempotency.WriteRequest;
import marigold.idempotency.Writes;
import marigold.idempotency.Written;
import marigold.ids.Ids;
import marigold.market.farmer.Farmers;
import marigold.market.farmer.Farmers.Farmer;
import marigold.market.vehicle.Vehicles;
import marigold.market.vendor.Vendors;
import marigold.refusal.InvalidRequest;
import marigold.refusal.Unknown;
import marigold.request.JsonFields;
import marigold.security.Session;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The daily entry.
@RestController
final class EntryApi implements QuickRoute {
    /// A whole market day of a large stall; more would hold its accounts too long.
    private static final int ROWS_MAX = 1_000;

    private final Writes writes;
    private final Commands commands;
    private final Ids ids;
    private final Farmers farmers;
    private final Vehicles vehicles;
    private final Vendors vendors;
    private final EntryLookups lookups;
    private final JdbcClient jdbc;

    EntryApi(
            Writes writes,
            Commands commands,
            Ids ids,
            Farmers farmers,
            Vehicles vehicles,
            Vendors vendors,
            EntryLookups lookups,
            JdbcClient jdbc) {
        this.writes = writes;
        this.commands = commands;
        this.ids = ids;
        this.farmers = farmers;
        this.vehicles = vehicles;
        this.vendors = vendors;
        this.lookups = lookups;
        this.jdbc = jdbc;
    }

    @PostMapping("/api/farmers/{farmerId}/transactions")
    ResponseEntity<byte[]> record(Session session, @PathVariable long farmerId, WriteRequest request) {
        EntryForm form = form(request);
        long vendorId = session.vendorId();
        return writes.run(request, () -> quick(vendorId, farmerId, form), () -> record(vendorId, farmerId, form))
                .versionedAnswer();
    }

    @Override
    public String before() {
        return "/api/farmers/";
    }

    @Override
    public String after() {
        return "/transactions";
    }

    @Override
    public Optional<Written> write(Session session, long farmerId, WriteRequest request) {
        EntryForm form = form(request);
        return writes.quickly(request, () -> quick(session.vendorId(), farmerId, form));
    }

    private static EntryForm form(WriteRequest request) {
        JsonFields body = request.object();
        EntryForm form = EntryForm.complete(body);
        body.done();
        return form;
    }

    private Optional<Answer> quick(long vendorId, long farmerId, EntryForm form) {
        return lookups.find(vendorId, farmerId, form).map(found -> record(vendorId, farmerId, form, found));
    }

    private Answer record(long vendorId, long farmerId, EntryForm form, EntryLookups.Found found) {
        TypedEntry typed = form.typed(Optional.of(found.today()), found.vehicle());
        Entry entry =
                commands.decide(new RecordEntry(vendorId, farmerId, ids.next(Ids.Of.ENTRY), found.groupId(), typed));
        return Answer.created(EntryAnswer.of(farmerId, entry));
    }

    private Answer record(long vendorId, long farmerId, EntryForm form) {
        Farmer farmer = farmers.active(vendorId, farmerId, "Farmer not found");
        EntryVehicles named = new EntryVehicles(vehicles, vendorId);
        TypedEntry typed = form.typed(Optional.of(vendors.today(vendorId)), named.of(form));
        Entry entry =
                commands.send(new RecordEntry(vendorId, farmerId, ids.next(Ids.Of.ENTRY), farmer.groupId(), typed));
        named.markUsed();
        return Answer.created(EntryAnswer.of(farmerId, entry));
    }

    /// @param date a day to replace even if no row names it, so that it can be emptied; rows without a day
    ///     are of it
    @PutMapping("/api/farmers/{farmerId}/transactions")
    ResponseEntity<byte[]> replace(
            Session session, @PathVariable long farmerId, @RequestParam Optional<String> date, WriteRequest request) {
        Optional<LocalDate> asked = date.map(EntryApi::date);
        List<JsonFields> rows = request.rows(ROWS_MAX);
        List<EntryForm> forms = rows.stream().map(EntryForm::complete).toList();
        List<OptionalLong> entryIds =
                rows.stream().map(row -> row.idIfAny("id")).toList();
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < rows.size(); i++) {
            if (entryIds.get(i).isPresent() && !seen.add(entryIds.get(i).getAsLong())) {
                rows.get(i).mistake("id", "is given twice");
            }
        }
        if (!rows.isEmpty()) rows.getFirst().done();
        long vendorId = session.vendorId();
        return writes.run(request, () -> {
                    Farmer farmer = farmers.active(vendorId, farmerId, "Farmer not found");
                    LocalDate otherwiseOn = asked.orElseGet(() -> vendors.today(vendorId));
                    EntryVehicles named = new EntryVehicles(vehicles, vendorId);
                    List<ReplaceDay.Row> typed = IntStream.range(0, forms.size())
                            .mapToObj(i -> new ReplaceDay.Row(
                                    entryIds.get(i),
                                    ids.next(Ids.Of.ENTRY),
                                    forms.get(i).typed(Optional.of(otherwiseOn), named.of(forms.get(i)))))
                            .toList();
                    Set<LocalDate> days = typed.stream()
                            .map(row -> row.entry().collectedOn().orElseThrow())
                            .collect(Collectors.toSet());
                    asked.ifPresent(days::add);
                    List<Entry> entries =
                            commands.send(new ReplaceDay(vendorId, farmerId, farmer.groupId(), days, typed));
                    named.markUsed();
                    return Answer.ok(entries.stream()
                            .map(entry -> EntryAnswer.of(farmerId, entry))
                            .toList());
                })
                .answer();
    }

    /// All rows or none, over any number of farmers.
    @PostMapping("/api/collections")
    ResponseEntity<byte[]> recordAll(Session session, WriteRequest request) {
        List<JsonFields> rows = request.rows(ROWS_MAX);
        if (rows.isEmpty()) throw new NoEntries();
        List<Long> farmerIds =
                rows.stream().map(row -> row.id("farmer_id", "farmerId")).toList();
        List<EntryForm> forms = rows.stream().map(EntryForm::complete).toList();
        rows.forEach(JsonFields::refuseOthers);
        rows.getFirst().done();
        long vendorId = session.vendorId();
        return writes.run(request, () -> Answer.created(recordAll(vendorId, farmerIds, forms)))
                .answer();
    }

    private List<EntryAnswer> recordAll(long vendorId, List<Long> farmerIds, List<EntryForm> forms) {
        Map<Long, Farmer> known = farmers.active(vendorId, new HashSet<>(farmerIds));
        if (!known.keySet().containsAll(farmerIds)) throw new InvalidFarmer();
        LocalDate today = vendors.today(vendorId);
        EntryVehicles named = new EntryVehicles(vehicles, vendorId);
        List<TypedEntry> typed = forms.stream()
                .map(form -> form.typed(Optional.of(today), named.of(form)))
                .toList();
        // Ids follow the rows; accounts are taken in one order by everybody, so that no two requests wait for each
        // other.
        List<Long> entryIds = forms.stream().map(_ -> ids.next(Ids.Of.ENTRY)).toList();
        EntryAnswer[] answers = new EntryAnswer[forms.size()];
        IntStream.range(0, forms.size())
                .boxed()
                .sorted(Comparator.comparing(farmerIds::get))
                .forEach(i -> {
                    long farmerId = farmerIds.get(i);
                    Entry entry = commands.send(new RecordEntry(
                            vendorId,
                            farmerId,
                            entryIds.get(i),
                            known.get(farmerId).groupId(),
                            typed.get(i)));
                    answers[i] = EntryAnswer.of(farmerId, entry);
                });
        named.markUsed();
        return new ArrayList<>(List.of(answers));
    }

    @PutMapping("/api/collections/{entryId}")
    ResponseEntity<byte[]> correct(Session session, @PathVariable long entryId, WriteRequest request) {
        JsonFields body = request.object();
        EntryForm form = EntryForm.partial(body);
        OptionalLong farmer = body.optionalId("farmer_id", "farmerId");
        body.done();
        long vendorId = session.vendorId();
        return writes.run(request, () -> {
                    long farmerId = farmerOf(vendorId, entryId, "Collection item not found");
                    if (farmer.isPresent() && farmer.getAsLong() != farmerId) throw new InvalidFarmer();
                    EntryVehicles named = new EntryVehicles(vehicles, vendorId);
                    TypedEntry changes = form.typed(Optional.empty(), named.of(form));
                    Entry entry = commands.send(
                            new CorrectEntry(vendorId, farmerId, entryId, changes, request.precondition()));
                    named.markUsed();
                    return Answer.ok(EntryAnswer.of(farmerId, entry));
                })
                .versionedAnswer();
    }

    @DeleteMapping("/api/collections/{entryId}")
    ResponseEntity<byte[]> remove(Session session, @PathVariable long entryId, WriteRequest request) {
        long vendorId = session.vendorId();
        return writes.run(request, () -> {
                    long farmerId = farmerOf(vendorId, entryId, "Item not found");
                    commands.send(new RemoveEntry(vendorId, farmerId, entryId, request.precondition()));
                    return Answer.message("Collection item deleted successfully");
                })
                .answer();
    }

    /// Whose entry it is; throws [Unknown] for another vendor's. Served by the index event_entry_recorded.
    private long farmerOf(long vendorId, long entryId, String unknown) {
        return jdbc.sql("""
            select (payload ->> 'farmerId')::bigint
              from events.event
             where event_type = 'market.entry-recorded'
               and (payload ->> 'vendorId')::bigint = :vendorId
               and (payload ->> 'entryId')::bigint = :entryId
            """)
                .param("vendorId", vendorId)
                .param("entryId", entryId)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new Unknown(unknown));
    }

    private static LocalDate date(String text) {
        return JsonFields.date(text).orElseThrow(() -> new InvalidRequest("date", "must be a date like 2026-03-01"));
    }
}
