package dev.attest.collector.rules;

import dev.attest.collector.platform.Text;
import dev.attest.rules.Places;
import dev.attest.rules.SourcePlace;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Where addresses are, by the file that the operator gave; it may change while the service runs. A
/// file that cannot be read leaves the places as they were before.
@ApplicationScoped
public class KnownPlaces {

    private static final Logger LOG = Logger.getLogger(KnownPlaces.class);
    private static final long LARGEST = 256L << 20;

    private final RulesConfig config;

    private volatile @Nullable Places places;
    private volatile String problem = "attest.rules.places is not set";
    private volatile @Nullable Stamp stamp;

    private record Stamp(FileTime changed, long size) {}

    public KnownPlaces(RulesConfig config) {
        this.config = config;
        look();
    }

    /// Reads the file again when it changed.
    void look() {
        if (config.places().isEmpty()) {
            return;
        }
        Path file = config.places().get();
        try {
            Stamp now = new Stamp(Files.getLastModifiedTime(file), Files.size(file));
            if (now.equals(stamp)) {
                return;
            }
            if (now.size() > LARGEST) {
                throw new IOException("larger than " + LARGEST + " bytes");
            }
            try (BufferedReader lines = Files.newBufferedReader(file)) {
                Places read = Places.read(lines);
                places = read;
                stamp = now;
                LOG.infof("places of %d networks", read.size());
            }
        } catch (IOException | IllegalArgumentException e) {
            told(
                    "attest.rules.places cannot be read: "
                            + Text.shown(String.valueOf(e.getMessage())));
        }
    }

    private void told(String reason) {
        if (!reason.equals(problem)) {
            LOG.warn(reason);
        }
        problem = reason;
    }

    /// Whether there are any.
    boolean known() {
        return places != null;
    }

    /// Why there are no places; empty when there are.
    public String missing() {
        return known() ? "" : problem;
    }

    /// Where an address is, as far as the file says.
    public Optional<SourcePlace> of(String address) {
        Places known = places;
        return known == null ? Optional.empty() : known.of(address);
    }
}
