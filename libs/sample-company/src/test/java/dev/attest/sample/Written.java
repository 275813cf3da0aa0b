package dev.attest.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// A sample company as it lies in a folder, read back.
record Written(SampleCompany company, SampleFolder folder) {

    static final LocalDate ANCHOR = LocalDate.of(2026, 3, 31);
    static final int EVENTS = 6000;

    private static final ObjectMapper JSON = new ObjectMapper();

    static Written in(Path folder) {
        SampleCompany company = SampleCompany.of(SampleCompany.DEFAULT_SEED, ANCHOR);
        return new Written(company, company.writeTo(folder, EVENTS, Progress.NONE));
    }

    static JsonNode json(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<JsonNode> records(Path file) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            List<JsonNode> records = new ArrayList<>();
            JSON.readTree(in).get("Records").forEach(records::add);
            return records;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<JsonNode> records() throws IOException {
        return folder.trail().stream().flatMap(file -> records(file).stream()).toList();
    }

    /// Hash over the paths and the uncompressed bytes of every file: compression libraries differ.
    static String hash(Path root) throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                digest.update(root.relativize(file).toString().getBytes("UTF-8"));
                try (InputStream raw = Files.newInputStream(file);
                        InputStream in =
                                file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
                    digest.update(in.readAllBytes());
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
