package dev.attest.collector.intake;

import dev.attest.collector.imports.ImportConfig;
import dev.attest.collector.imports.ImportReport;
import dev.attest.collector.platform.Places;
import dev.attest.collector.platform.StoreState;
import dev.attest.collector.platform.StoreState.Phase;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;

/// Lets in as many imports as the service can do at the same time.
@ApplicationScoped
public class Admission {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Places places;
    private final Places oneByOne = new Places(1, PATIENCE);
    private final StoreState store;

    Admission(ImportConfig config, StoreState store) {
        places = new Places(config.concurrent(), PATIENCE);
        this.store = store;
    }

    /// @throws dev.attest.collector.platform.StoreAwayException when nothing can be kept
    /// @throws dev.attest.collector.platform.BusyException when there is no place
    public ImportReport run(Places.Work<ImportReport, IOException> work) throws IOException {
        store.admit();
        return places.hold(store.is(Phase.SLOW) ? () -> oneByOne.hold(work) : work);
    }
}
