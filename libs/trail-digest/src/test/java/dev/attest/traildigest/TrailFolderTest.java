package dev.attest.traildigest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.awsstub.TrailDelivery;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrailFolderTest {

    private static final String LOG =
            "111122223333_CloudTrail_us-east-1_20261120T0000Z_abcdefghijklmnop.json.gz";

    @TempDir Path folder;

    @Test
    void shouldHashWhatIsInTheFile() throws IOException {
        // Given
        Files.write(folder.resolve(LOG), compressed("{\"Records\":[]}"));

        // When // Then
        assertThat(TrailFolder.read(folder))
                .singleElement()
                .isInstanceOfSatisfying(
                        Found.Log.class,
                        log ->
                                assertThat(log.sha256())
                                        .isEqualTo(
                                                Sha256.hex(
                                                        "{\"Records\":[]}"
                                                                .getBytes(
                                                                        StandardCharsets.UTF_8))));
    }

    @Test
    void shouldNotPassOverBytesBehindTheCompressedOnes() throws IOException {
        // Given
        var bytes = new ByteArrayOutputStream();
        bytes.write(compressed("{\"Records\":[]}"));
        bytes.write("more".getBytes(StandardCharsets.UTF_8));
        Files.write(folder.resolve(LOG), bytes.toByteArray());

        // When // Then
        assertThat(TrailFolder.read(folder))
                .singleElement()
                .isInstanceOfSatisfying(
                        Found.Unreadable.class,
                        file ->
                                assertThat(file.reason())
                                        .contains("bytes follow the end of the compressed stream"));
    }

    @Test
    void shouldFollowALinkThatIsNamedAndNoneBelowIt() throws IOException {
        // Given
        Path real = Files.createDirectory(folder.resolve("real"));
        Path file = Files.write(real.resolve(LOG), compressed("{}"));
        Files.createSymbolicLink(real.resolve(LOG.replace("us-east-1", "eu-west-1")), file);
        Path named = Files.createSymbolicLink(folder.resolve("named"), real);

        // When // Then
        assertThat(TrailFolder.read(named))
                .singleElement()
                .isInstanceOfSatisfying(
                        Found.Log.class, log -> assertThat(log.path()).isEqualTo(LOG));
    }

    private static byte[] compressed(String text) {
        return TrailDelivery.gzip(text.getBytes(StandardCharsets.UTF_8));
    }
}
