package marigold.command;

import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/// Where the write side's relational look-ups are; named here, so that any main that scans `marigold` finds
/// them.
@Configuration(proxyBeanMethods = false)
@EntityScan({"marigold.garden", "marigold.idempotency", "marigold.login", "marigold.market"})
@EnableJpaRepositories({"marigold.garden", "marigold.login", "marigold.market"})
class PersistenceConfiguration {}
