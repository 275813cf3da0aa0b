package dev.attest.reporting.evidence;

import dev.attest.proof.DurableFiles;
import dev.attest.proof.SigningKey;
import dev.attest.proof.VerifierKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;
import org.jboss.logging.Logger;

/// The log's key: from the file given, else generated once into the evidence folder beside what is
/// published, readable by its owner only.
@ApplicationScoped
public class LogKey {

    static final String PRIVATE = "log.key";

    private static final Logger LOG = Logger.getLogger(LogKey.class);
    private static final Set<PosixFilePermission> OWNER_ONLY =
            PosixFilePermissions.fromString("rw-------");

    private final SigningKey key;

    LogKey(EvidenceConfig config) {
        try {
            Path file = config.keyFile().orElse(config.directory().resolve(PRIVATE));
            refuseToPublish(file, config);
            if (config.keyFile().isEmpty() && !Files.exists(file)) {
                generate(file, config.origin());
            }
            this.key = SigningKey.parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("the evidence log's key cannot be read or written", e);
        }
        if (!key.verifier().name().equals(config.origin())) {
            throw new IllegalStateException(
                    "the evidence log's key is of %s, the log is %s"
                            .formatted(key.verifier().name(), config.origin()));
        }
    }

    private static void refuseToPublish(Path file, EvidenceConfig config) {
        Path published = EvidenceTiles.published(config).toAbsolutePath().normalize();
        if (file.toAbsolutePath().normalize().startsWith(published)) {
            throw new IllegalStateException(
                    "the evidence log's key must not lie in %s, which is meant for everybody: %s"
                            .formatted(published, file));
        }
    }

    private static void generate(Path file, String origin) throws IOException {
        SigningKey fresh = SigningKey.generate(origin, new SecureRandom());
        DurableFiles.write(
                file,
                (fresh.secretText() + "\n").getBytes(StandardCharsets.UTF_8),
                PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        LOG.infof("Generated the key of the evidence log: %s", fresh.verifier().text());
    }

    SigningKey signing() {
        return key;
    }

    /// What outsiders pin.
    public VerifierKey verifier() {
        return key.verifier();
    }
}
