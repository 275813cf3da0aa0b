package dev.attest.collector.accounts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/// Accounts from a file: YAML or JSON with `accounts:`, or CSV, with the fields `id`, `name`,
/// `role`, `external_id`, `partition`, `regions` (in CSV with semicolons between them) and
/// `closed`.
@ApplicationScoped
class FileAccounts implements AccountSource {

    private static final long LARGEST = 4L << 20;
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final AccountsConfig config;

    FileAccounts(AccountsConfig config) {
        this.config = config;
    }

    @Override
    public String name() {
        return "file";
    }

    @Override
    public int rank() {
        return 0;
    }

    @Override
    public List<String> permissions() {
        return List.of();
    }

    @Override
    public boolean configured() {
        return config.file().isPresent();
    }

    @Override
    public AccountList read() throws IOException {
        Path file = config.file().orElseThrow();
        if (!Files.isReadable(file)) {
            throw new IOException("the accounts file " + file + " cannot be read");
        }
        if (Files.size(file) > LARGEST) {
            throw new IOException("the accounts file " + file + " is larger than 4 MB");
        }
        return parse(String.valueOf(file.getFileName()), Files.readString(file));
    }

    static AccountList parse(String fileName, String text) throws IOException {
        Iterable<JsonNode> entries =
                fileName.endsWith(".csv") ? csv(text) : YAML.readTree(text).path("accounts");
        List<ListedAccount> accounts = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        int number = 0;
        for (JsonNode entry : entries) {
            number++;
            try {
                accounts.add(AccountEntry.of(entry));
            } catch (IllegalArgumentException e) {
                problems.add("entry " + number + ": " + e.getMessage());
            }
        }
        if (number == 0) {
            throw new IOException("the accounts file " + fileName + " lists no accounts");
        }
        return new AccountList(accounts, problems);
    }

    private static ArrayNode csv(String text) {
        ArrayNode entries = YAML.createArrayNode();
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(text)) {
            for (NamedCsvRecord row : reader) {
                ObjectNode entry = entries.addObject();
                row.getFieldsAsMap()
                        .forEach((field, value) -> {
                            if (!field.equals("regions")) {
                                entry.put(field, value);
                            } else if (!value.isBlank()) {
                                ArrayNode regions = entry.putArray(field);
                                List.of(value.split(";", -1)).forEach(regions::add);
                            }
                        });
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return entries;
    }

    static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }
}
