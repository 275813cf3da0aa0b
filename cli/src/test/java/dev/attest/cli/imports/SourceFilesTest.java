package dev.attest.cli.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFilesTest {
    @TempDir private Path temporary;

    private Path folder;
    private Path elsewhere;

    @BeforeEach
    void fill() throws IOException {
        folder = Files.createDirectory(temporary.toRealPath().resolve("folder"));
        elsewhere = Files.createDirectory(folder.resolveSibling("elsewhere"));
        Files.writeString(folder.resolve("a.json"), "{}");
        Files.writeString(elsewhere.resolve("b.json"), "{}");
    }

    @Test
    void shouldFollowNoLinkInAFolder() throws IOException {
        // Given
        Files.createSymbolicLink(folder.resolve("b.json"), elsewhere.resolve("b.json"));
        Files.createSymbolicLink(folder.resolve("more"), elsewhere);

        // When
        List<Path> found = SourceFiles.find(List.of(folder), List.of(".json"));

        // Then
        assertThat(found).containsExactly(folder.resolve("a.json"));
    }

    @Test
    void shouldFollowLinksThatAreNamed() throws IOException {
        // Given
        Path file = Files.createSymbolicLink(folder.resolve("file"), folder.resolve("a.json"));
        Path all = Files.createSymbolicLink(folder.resolve("all"), elsewhere);

        // When
        List<Path> found = SourceFiles.find(List.of(file, all), List.of(".json"));

        // Then
        assertThat(found).containsExactly(file, elsewhere.resolve("b.json"));
    }
}
