package dev.attest.collector.lake;

import dev.attest.lake.LakeFolder;
import dev.attest.lake.LakeWriter;
import dev.attest.lake.ParquetEngine;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;

/// The lake as imports write to it.
@ApplicationScoped
public class Lake {

    private static final Duration ABANDONED = Duration.ofDays(1);

    private final LakeFolder folder;
    private final ParquetEngine engine;
    private final LakeConfig config;
    private final Clock clock;

    Lake(LakeConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
        folder = new LakeFolder(config.directory());
        engine = new ParquetEngine(config.memory(), folder.spill(), config.filesAtOnce());
    }

    /// Removes what an import that was cut off left behind.
    void removeAbandoned(@Observes StartupEvent started) throws IOException {
        folder.removeAbandoned(clock.instant().minus(ABANDONED));
    }

    /// Writes the events of one raw file. Whoever takes a writer closes it.
    ///
    /// @param sha256 of the raw file
    public LakeWriter writer(String sha256) {
        return new LakeWriter(folder, engine, sha256, config.partBytes());
    }

    LakeFolder folder() {
        return folder;
    }

    ParquetEngine engine() {
        return engine;
    }

    @PreDestroy
    void close() {
        engine.close();
    }
}
