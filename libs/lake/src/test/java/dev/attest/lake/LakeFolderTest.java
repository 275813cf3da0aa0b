package dev.attest.lake;

import static dev.attest.lake.Records.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeFolderTest {

    @TempDir private Path root;

    @Test
    void shouldDropFoldersThatAreEmptyAndNoOthers() throws Exception {
        // Given
        LakeFolder folder = new LakeFolder(root);
        folder.publish(folder.draft(), Partition.of(NOON, "us-east-1"), "part-1");
        folder.publish(
                folder.draft(), Partition.of(NOON.plus(Duration.ofDays(1)), "us-east-1"), "part-1");
        Files.createFile(folder.table().resolve("year=2026/month=3/notes.txt"));

        // When
        folder.drop(LocalDate.of(2026, 4, 1));

        // Then
        assertThat(folder.table().resolve("year=2026/month=3")).isNotEmptyDirectory();
        assertThat(folder.table().resolve("year=2026/month=3/day=31")).doesNotExist();
        assertThat(folder.files()).hasSize(1);
    }
}
