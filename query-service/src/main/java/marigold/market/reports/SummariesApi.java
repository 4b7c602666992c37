package marigold.market.reports;

import marigold.market.reports.GroupPaymentsReport.FindGroupPayments;
import marigold.market.reports.ItemSalesReport.FindItemSales;
import marigold.market.reports.PaymentsReport.FindPayments;
import marigold.reads.Answer;
import marigold.reads.Answers;
import marigold.reads.Exchange;
import marigold.security.Session;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Reports that the predecessor's menu only promised.
@RestController
final class SummariesApi {
    private final Answers answers;
    private final ReportParameters parameters;
    private final ItemSalesReport itemSales;
    private final GroupPaymentsReport groupPayments;
    private final PaymentsReport payments;

    SummariesApi(
            Answers answers,
            ReportParameters parameters,
            ItemSalesReport itemSales,
            GroupPaymentsReport groupPayments,
            PaymentsReport payments) {
        this.answers = answers;
        this.parameters = parameters;
        this.itemSales = itemSales;
        this.groupPayments = groupPayments;
        this.payments = payments;
    }

    @GetMapping("/api/reports/item-sales/data")
    ResponseEntity<byte[]> itemSales(Exchange exchange, Session session) {
        long vendorId = session.vendorId();
        return answers.answer(
                exchange,
                vendorId,
                ItemSalesReport.READ_MODELS,
                asked -> new FindItemSales(
                        vendorId,
                        parameters.range(vendorId, asked),
                        asked.search("item", "item_name"),
                        asked.search("vehicle"),
                        asked.id("group_id"),
                        asked.id("farmer_id")),
                query -> Answer.of(itemSales.find(query)));
    }

    @GetMapping("/api/reports/group-payments/data")
    ResponseEntity<byte[]> groupPayments(Exchange exchange, Session session) {
        long vendorId = session.vendorId();
        return answers.answer(
                exchange,
                vendorId,
                GroupPaymentsReport.READ_MODELS,
                asked -> new FindGroupPayments(vendorId, parameters.range(vendorId, asked), asked.id("group_id")),
                query -> Answer.of(groupPayments.find(query)));
    }

    @GetMapping("/api/reports/payments/data")
    ResponseEntity<byte[]> payments(Exchange exchange, Session session) {
        long vendorId = session.vendorId();
        return answers.answer(
                exchange,
                vendorId,
                PaymentsReport.READ_MODELS,
                asked -> new FindPayments(
                        vendorId, parameters.range(vendorId, asked), asked.id("group_id"), asked.id("farmer_id")),
                query -> Answer.of(payments.find(query)));
    }
}
