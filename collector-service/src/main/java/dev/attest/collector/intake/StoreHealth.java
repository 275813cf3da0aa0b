package dev.attest.collector.intake;

import dev.attest.collector.platform.StoreState;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/// Shows in `/q/health/well` how the database keeps up.
@Wellness
@ApplicationScoped
class StoreHealth implements HealthCheck {

    private final StoreState state;

    StoreHealth(StoreState state) {
        this.state = state;
    }

    @Override
    public HealthCheckResponse call() {
        StoreState.Now now = state.now();
        return HealthCheckResponse.named("store")
                .status(now.phase() != StoreState.Phase.SHEDDING)
                .withData("phase", now.phase().name())
                .withData("since", now.since().toString())
                .withData("shed", now.shed())
                .build();
    }
}
