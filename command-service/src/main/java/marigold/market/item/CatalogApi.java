package marigold.market.item;

import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;
import marigold.command.Commands;
import marigold.idempotency.Answer;
import marigold.idempotency.WriteRequest;
import marigold.idempotency.Writes;
import marigold.ids.Ids;
import marigold.market.Units;
import marigold.refusal.Unknown;
import marigold.request.JsonFields;
import marigold.security.Session;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/// The price list, under both names that the predecessor gave it.
@RestController
final class CatalogApi {
    private static final int CODE_MAX = 50;
    private static final int NAME_MAX = 150;

    private final Writes writes;
    private final Commands commands;
    private final Ids ids;
    private final CatalogItemRows rows;
    private final EntityManager entities;

    CatalogApi(Writes writes, Commands commands, Ids ids, CatalogItemRows rows, EntityManager entities) {
        this.writes = writes;
        this.commands = commands;
        this.ids = ids;
        this.rows = rows;
        this.entities = entities;
    }

    record Item(long id, String itemCode, String itemName, BigDecimal rate) {
        static Item of(long itemId, CatalogItem.State state) {
            return new Item(itemId, state.code(), state.name(), Units.rupees(state.ratePaisePerKg()));
        }
    }

    @PostMapping({"/api/catalog", "/api/items"})
    ResponseEntity<byte[]> add(Session session, WriteRequest request) {
        JsonFields body = request.object();
        String code = body.text(0, CODE_MAX, "code", "itemCode", "productCode", "item_code");
        String name = body.text(0, NAME_MAX, "name", "itemName", "productName", "item_name");
        long rate =
                body.optionalHundredths(0, JsonFields.HUNDREDTHS_MAX, "rate").orElse(0);
        body.doneStrictly();
        if (code.isEmpty() || name.isEmpty()) throw new BlankItem();
        long vendorId = session.vendorId();
        return writes.run(request, () -> {
                    if (rows.existsByVendorIdAndCode(vendorId, code)) throw new ItemCodeTaken();
                    long itemId = ids.next(Ids.Of.CATALOG_ITEM);
                    commands.send(new AddCatalogItem(vendorId, itemId, code, name, rate));
                    entities.persist(new CatalogItemRow(vendorId, itemId, code));
                    return Answer.created(Item.of(itemId, new CatalogItem.State(code, name, rate)));
                })
                .answer();
    }

    @PutMapping({"/api/catalog/{itemId}", "/api/items/{itemId}"})
    ResponseEntity<byte[]> change(Session session, @PathVariable long itemId, WriteRequest request) {
        JsonFields body = request.object();
        Optional<String> name = body.optionalText(1, NAME_MAX, "name", "itemName", "productName", "item_name");
        OptionalLong rate = body.optionalHundredths(0, JsonFields.HUNDREDTHS_MAX, "rate");
        body.doneStrictly();
        long vendorId = session.vendorId();
        return writes.run(request, () -> {
                    row(vendorId, itemId);
                    CatalogItem.State now = commands.send(new ChangeCatalogItem(vendorId, itemId, name, rate));
                    return Answer.ok(Item.of(itemId, now));
                })
                .answer();
    }

    @DeleteMapping({"/api/catalog/{itemId}", "/api/items/{itemId}"})
    ResponseEntity<byte[]> withdraw(Session session, @PathVariable long itemId, WriteRequest request) {
        long vendorId = session.vendorId();
        return writes.run(request, () -> {
                    CatalogItemRow row = row(vendorId, itemId);
                    commands.send(new WithdrawCatalogItem(vendorId, itemId));
                    entities.remove(row);
                    return Answer.message("Item deleted successfully");
                })
                .answer();
    }

    private CatalogItemRow row(long vendorId, long itemId) {
        return rows.findByVendorIdAndItemId(vendorId, itemId).orElseThrow(() -> new Unknown("Item not found"));
    }
}
