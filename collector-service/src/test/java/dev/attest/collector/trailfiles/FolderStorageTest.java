package dev.attest.collector.trailfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderStorageTest {

    private static final String DIGEST = "digest.json.gz";

    @TempDir Path folder;

    @Test
    void shouldOpenFilesOfAFolderThatIsToldTheLongWay() throws Exception {
        // Given
        Files.writeString(folder.resolve("log.json"), "{}");
        Path told = folder.resolve("below").resolve("..").resolve(".");

        // When
        try (var storage = new FolderStorage(told);
                var open = storage.open("", "log.json")) {
            // Then
            assertThat(open.size()).isEqualTo(2);
        }
    }

    @Test
    void shouldNotLeaveTheFolder() throws IOException {
        // Given
        Files.writeString(folder.resolve("secret"), "hush");

        // When // Then
        try (var storage = new FolderStorage(Files.createDirectory(folder.resolve("trail")))) {
            assertThatThrownBy(() -> storage.open("", "../secret"))
                    .isInstanceOf(IOException.class)
                    .hasMessage("../secret leads out of the folder");
        }
    }

    @Test
    void shouldTakeTheSignatureFromBesideTheDigest() throws Exception {
        // Given
        Files.writeString(folder.resolve(DIGEST), "{}");
        Files.writeString(
                folder.resolve(DIGEST + ".head.json"), "{\"Metadata\": {\"signature\": \"ab12\"}}");

        // When
        try (var storage = new FolderStorage(folder);
                var open = storage.open("", DIGEST)) {
            // Then
            assertThat(open.signature()).isEqualTo("ab12");
        }
    }

    @Test
    void shouldSayWhatTellsNoSignature() throws IOException {
        // Given
        Files.writeString(folder.resolve(DIGEST), "{}");
        Files.writeString(folder.resolve(DIGEST + ".head.json"), "not JSON");

        // When // Then
        try (var storage = new FolderStorage(folder)) {
            assertThatThrownBy(() -> storage.open("", DIGEST))
                    .hasMessageStartingWith(DIGEST + ".head.json: is not JSON");
        }
    }
}
