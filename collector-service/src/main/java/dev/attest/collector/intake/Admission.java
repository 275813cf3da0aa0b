package dev.attest.collector.intake;

import dev.attest.collector.imports.ImportConfig;
import dev.attest.collector.imports.ImportReport;
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

    Admission(ImportConfig config) {
        places = new Semaphore(config.concurrent(), true);
    }

    /// Work that may fail on input.
    @FunctionalInterface
    public interface Work {
        ImportReport run() throws IOException;
    }

    public ImportReport run(Work work) throws IOException {
        if (!admitted()) {
            throw busy();
        }
        try {
            return work.run();
        } finally {
            places.release();
        }
    }

    private boolean admitted() {
        try {
            return places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
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
