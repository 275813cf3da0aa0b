package dev.attest.traildigest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.awsstub.TrailDelivery;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;

class GzipMembersTest {

    @Test
    void shouldReadAllMembersAndThePaddingBetweenThem() throws IOException {
        // Given
        byte[] large = new byte[300_000];
        new Random(7).nextBytes(large);

        // When, Then
        assertThat(text(gzip("one"), gzip("two"))).isEqualTo("onetwo");
        assertThat(text(gzip("one"), new byte[100_000], gzip("two"), new byte[5]))
                .isEqualTo("onetwo");
        assertThat(text(gzip(""), gzip(""), gzip("x"))).isEqualTo("x");
        assertThat(read(TrailDelivery.gzip(large), TrailDelivery.gzip(large)))
                .hasSize(600_000)
                .startsWith(large)
                .endsWith(large);
    }

    @Test
    void shouldReadAHeaderWithAllItsParts() throws IOException {
        // Given
        byte[] plain = gzip("one");
        byte[] header = {
            0x1f, (byte) 0x8b, 8, 30, 1, 2, 3, 4, 0, 3, 2, 0, 9, 9, 'n', 0, 'c', 0, 7, 7
        };

        // When, Then
        assertThat(text(header, Arrays.copyOfRange(plain, 10, plain.length))).isEqualTo("one");
    }

    @Test
    void shouldTellOfBytesBehindTheLastMember() throws IOException {
        // Given
        byte[] one = gzip("one");
        InputStream in = open(one, new byte[2], "junk".getBytes(StandardCharsets.UTF_8));

        // When
        byte[] before = in.readNBytes(3);

        // Then
        assertThat(before).asString().isEqualTo("one");
        assertThatThrownBy(in::read)
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "bytes follow the end of the compressed stream, at byte %d of the file",
                        one.length + 2);
    }

    @Test
    void shouldRefuseDamagedBytes() throws IOException {
        // Given
        byte[] damaged = gzip("one");
        damaged[damaged.length - 8] ^= 1;
        byte[] cut = Arrays.copyOf(gzip("one"), damaged.length - 3);

        // When, Then
        assertThatThrownBy(() -> read(damaged)).isInstanceOf(ZipException.class);
        assertThatThrownBy(() -> read(cut)).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> read(new byte[] {0x1f, (byte) 0x8b, 9}))
                .isInstanceOf(ZipException.class);
    }

    private String text(byte[]... parts) throws IOException {
        return new String(read(parts), StandardCharsets.UTF_8);
    }

    private byte[] read(byte[]... parts) throws IOException {
        try (InputStream in = open(parts)) {
            return in.readAllBytes();
        }
    }

    private InputStream open(byte[]... parts) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            file.writeBytes(part);
        }
        return GzipMembers.decompressed(new ByteArrayInputStream(file.toByteArray()));
    }

    private static byte[] gzip(String text) {
        return TrailDelivery.gzip(text.getBytes(StandardCharsets.UTF_8));
    }
}
