package dev.attest.collector.intake;

import dev.attest.collector.imports.ImportConfig;
import dev.attest.collector.imports.ImportReport;
import dev.attest.collector.platform.StoreState;
import dev.attest.collector.platform.StoreState.Phase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Lets in as many imports as the service can do at the same time. The others wait a little, then
/// are asked to come back.
@ApplicationScoped
public class Admission {

    private static final int PATIENCE_SECONDS = 20;

    private final Semaphore places;
    private final Semaphore oneByOne = new Semaphore(1, true);
    private final StoreState store;

    Admission(ImportConfig config, StoreState store) {
        places = new Semaphore(config.concurrent(), true);
        this.store = store;
    }

    /// Work that may fail on input.
    @FunctionalInterface
    public interface Work {
        ImportReport run() throws IOException;
    }

    /// @throws dev.attest.collector.platform.StoreAwayException when nothing can be kept
    public ImportReport run(Work work) throws IOException {
        store.admit();
        return holding(places, store.is(Phase.SLOW) ? () -> holding(oneByOne, work) : work);
    }

    private static ImportReport holding(Semaphore place, Work work) throws IOException {
        if (!admitted(place)) {
            throw busy();
        }
        try {
            return work.run();
        } finally {
            place.release();
        }
    }

    private static boolean admitted(Semaphore place) {
        try {
            return place.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static WebApplicationException busy() {
        return new WebApplicationException(
                Response.status(429).header(HttpHeaders.RETRY_AFTER, 5).build());
    }
}
