package dev.attest.collector.inventory;

import dev.attest.rest.platform.ProblemResponses;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Asks callers to come back while somebody else changes inventory or people.
public class InventoryProblems {

    private static final int COME_BACK_SECONDS = 10;

    @ServerExceptionMapper
    public Response busy(InventoryBusyException e) {
        return ProblemResponses.comeBack(
                "inventory-busy",
                "Inventory or people are being changed: nothing was taken, and nothing is lost that"
                        + " is sent again.",
                COME_BACK_SECONDS);
    }
}
