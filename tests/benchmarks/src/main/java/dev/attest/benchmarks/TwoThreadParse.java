package dev.attest.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPInputStream;

/// The peer of trails whose files are proven: unpacks, takes the SHA-256 of what comes out, and
/// parses as [BareParse] does, on two threads.
final class TwoThreadParse {

    private static final int THREADS = 2;
    private static final int BUFFER = 65_536;

    private TwoThreadParse() {}

    static BareParse.Reading read(List<Path> files) throws IOException {
        List<Future<BareParse.Reading>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (Path file : files) {
                running.add(threads.submit(() -> one(file)));
            }
            long records = 0;
            long characters = 0;
            for (Future<BareParse.Reading> each : running) {
                records += each.get().records();
                characters += each.get().characters();
            }
            return new BareParse.Reading(records, characters);
        } catch (ExecutionException e) {
            throw new IOException("the peer cannot read a file", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static BareParse.Reading one(Path file) throws IOException {
        try (InputStream in =
                new DigestInputStream(
                        new GZIPInputStream(Files.newInputStream(file), BUFFER), sha256())) {
            return BareParse.read(in);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
