package dev.attest.reporting.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Not ready while the log contradicts itself: nothing that this service proves can be relied on.
@Readiness
@ApplicationScoped
class EvidenceLogHealth implements HealthCheck {

    private final LogCondition condition;

    EvidenceLogHealth(LogCondition condition) {
        this.condition = condition;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("evidence log");
        return condition
                .damage()
                .map(damage -> response.down().withData("damage", damage).build())
                .orElseGet(() -> response.up().build());
    }
}
