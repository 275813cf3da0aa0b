package dev.attest.collector.sensors;

import dev.attest.collector.platform.Transactions;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Whether Attest still sees.
@Path("/api/v1/sensors")
@Tag(name = "Collection")
public class SensorResource {

    private final FindingRows findings;
    private final SyntheticRows synthetics;
    private final UnseenSources unseen;
    private final Transactions transactions;
    private final Clock clock;

    public SensorResource(
            FindingRows findings,
            SyntheticRows synthetics,
            UnseenSources unseen,
            Transactions transactions,
            Clock clock) {
        this.findings = findings;
        this.synthetics = synthetics;
        this.unseen = unseen;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// How the sensor stands.
    ///
    /// @param findings what Attest does not see at the moment, what began last first, at most 1,000
    /// @param synthetic the newest event that the collector sent to itself; null when it sends none
    /// @param unseen sources that alert rules look at and that nothing collects; none where a trail
    ///   is collected, which brings all, or where nothing is
    public record SensorsView(
            List<SensorFinding> findings,
            @Nullable SyntheticEvent synthetic,
            List<UnseenSource> unseen) {}

    /// What Attest does not see at the moment, and how far its own event came.
    @GET
    @PermissionsAllowed("collection:read")
    @RunOnVirtualThread
    public SensorsView sensors() {
        List<UnseenSource> blind = unseen.all();
        return transactions.call(connection ->
                new SensorsView(
                        findings.all(connection),
                        synthetics.newest(connection, clock.instant()).orElse(null),
                        blind));
    }
}
