package marigold.peers.spring;

import java.time.LocalDate;
import marigold.peers.spring.Reports.DailySales;
import marigold.peers.spring.Reports.GroupPatti;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/reports")
class ReportController {
    private final Reports reports;

    ReportController(Reports reports) {
        this.reports = reports;
    }

    @GetMapping("/daily-sales")
    DailySales dailySales(
            @AuthenticationPrincipal Jwt token,
            @RequestParam("from_date") LocalDate from,
            @RequestParam("to_date") LocalDate to) {
        return reports.dailySales(Tenant.of(token), from, to);
    }

    @GetMapping("/group-patti/{groupId}/data")
    GroupPatti groupPatti(
            @AuthenticationPrincipal Jwt token,
            @PathVariable long groupId,
            @RequestParam("from_date") LocalDate from,
            @RequestParam("to_date") LocalDate to) {
        return reports.groupPatti(Tenant.of(token), groupId, from, to);
    }
}
