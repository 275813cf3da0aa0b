package dev.attest.collector.inventory.reading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attest.collector.evidence.EvidenceFiles;
import dev.attest.collector.platform.Text;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Tells by its content what an inventory file is, and reads it element by element.
public final class InventoryFile {

    /// The parser goes much deeper than an element may, so that one that is too deep takes no other
    /// with it.
    private static final ObjectMapper JSON =
            new ObjectMapper(
                    JsonFactory.builder()
                            .streamReadConstraints(
                                    StreamReadConstraints.builder()
                                            .maxNestingDepth(20_000)
                                            .maxStringLength(4 << 20)
                                            .build())
                            .build());

    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");

    private final Path path;
    private final InventoryBounds bounds;
    private final @Nullable String account;

    /// @param account the account the caller names; null when the file has to tell
    public InventoryFile(Path path, InventoryBounds bounds, @Nullable String account) {
        this.path = path;
        this.bounds = bounds;
        this.account = account;
    }

    /// The file is no inventory, or does not say of which account.
    public static final class UnknownContentException extends Exception {
        private static final long serialVersionUID = 1L;

        UnknownContentException(String message) {
            super(message);
        }
    }

    public Reading read() throws IOException, UnknownContentException {
        Optional<String> header = csvHeader();
        return header.isPresent() ? readCsv(header.get()) : readJson();
    }

    private Optional<String> csvHeader() throws IOException {
        try (InputStream in = open()) {
            String start = new String(beginning(in), StandardCharsets.UTF_8).strip();
            if (start.startsWith("\uFEFF")) {
                start = start.substring(1);
            }
            return start.startsWith("{") ? Optional.empty() : Optional.of(start);
        }
    }

    /// As much as can be read of the first bytes: where the file breaks off is told later.
    private static byte[] beginning(InputStream in) throws IOException {
        byte[] bytes = new byte[4096];
        int length = 0;
        try {
            for (int read = 0; read >= 0 && length < bytes.length; length += Math.max(0, read)) {
                read = in.read(bytes, length, bytes.length - length);
            }
        } catch (IOException e) {
            if (length == 0) {
                throw e;
            }
        }
        return Arrays.copyOf(bytes, length);
    }

    private Reading readCsv(String start) throws IOException, UnknownContentException {
        if (!start.startsWith(CredentialReport.FIRST_COLUMNS)) {
            throw new UnknownContentException(
                    "neither a JSON object nor a credential report: " + Text.shown(start));
        }
        try (BufferedReader text =
                new BufferedReader(new InputStreamReader(open(), StandardCharsets.UTF_8))) {
            return new CredentialReport(named(accountOfReport()), bounds).read(text);
        }
    }

    private Optional<String> accountOfReport() throws IOException {
        try (BufferedReader text =
                new BufferedReader(new InputStreamReader(open(), StandardCharsets.UTF_8))) {
            return text.lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .filter(fields -> fields.length > 1)
                    .map(fields -> fields[1].split(":", -1))
                    .filter(parts -> parts.length > 4)
                    .map(parts -> parts[4])
                    .filter(account -> ACCOUNT.matcher(account).matches())
                    .findFirst();
        } catch (UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private Reading readJson() throws IOException, UnknownContentException {
        Set<String> keys = topKeys();
        JsonReader reader = reader(keys);
        if (reader == null) {
            throw new UnknownContentException(
                    "no inventory that is known; it holds "
                            + (keys.isEmpty() ? "nothing" : Text.shown(String.join(", ", keys))));
        }
        try (InputStream in = open();
                JsonParser parser = JSON.createParser(in)) {
            new JsonElements(JSON, parser, reader, bounds).read();
        }
        return reader.finish();
    }

    private @Nullable JsonReader reader(Set<String> keys)
            throws IOException, UnknownContentException {
        if (keys.stream().anyMatch(AuthorizationDetails.KEYS::contains)) {
            return new AuthorizationDetails(named(Optional.empty()));
        }
        if (keys.contains(AccessKeyList.KEY)) {
            return new AccessKeyList(named(Optional.empty()));
        }
        if (keys.stream().anyMatch(IdentityCenter.KEYS::contains)) {
            return new IdentityCenter(account);
        }
        return keys.contains(Organization.KEY) ? new Organization(account) : null;
    }

    private String named(Optional<String> told) throws UnknownContentException {
        if (account != null) {
            return account;
        }
        return told.orElseThrow(() ->
                new UnknownContentException(
                        "the file does not say of which account it is: name the account"));
    }

    /// The names at the top, up to where the file can be read.
    private Set<String> topKeys() throws IOException {
        Set<String> keys = new LinkedHashSet<>();
        try (InputStream in = open();
                JsonParser parser = JSON.createParser(in)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME && keys.size() < 100) {
                keys.add(parser.currentName());
                parser.nextToken();
                parser.skipChildren();
            }
        } catch (IOException e) {
            return keys;
        }
        return keys;
    }

    private InputStream open() throws IOException {
        return EvidenceFiles.open(path, bounds.bytes());
    }
}
