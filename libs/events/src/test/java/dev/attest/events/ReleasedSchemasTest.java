package dev.attest.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What was released stays as it is: others have stored such events and read them by these schemas.
class ReleasedSchemasTest {

    private static final Path RELEASED = Path.of("src/test/resources/released-schemas.txt");

    @Test
    void shouldKeepEveryReleasedSchemaAsItWas() throws IOException {
        // Given
        var released = new TreeMap<String, String>();
        for (String line : Files.readAllLines(RELEASED)) {
            String[] parts = line.split("  ", 2);
            released.put(parts[1], parts[0]);
        }

        // When
        var present = new TreeMap<String, String>();
        for (String name : ContractFixture.files("schemas")) {
            present.put(name, sha256(ContractFixture.RESOURCES.resolve("schemas").resolve(name)));
        }

        // Then
        assertThat((Map<String, String>) present)
                .as(
                        "A released schema is never edited. For a new shape add the next version"
                                + " beside it (X.v2.json, a record of its own) and list its hash in %s.",
                        RELEASED)
                .isEqualTo(released);
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
