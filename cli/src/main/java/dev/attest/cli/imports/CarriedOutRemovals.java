package dev.attest.cli.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attest.cli.client.Api;
import dev.attest.cli.client.Fields;
import dev.attest.cli.home.Home;
import dev.attest.cli.output.CommandFailure;
import dev.attest.sample.Removal;
import dev.attest.sample.SampleCompany;
import dev.attest.sample.SampleFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What was taken away in the sample company of a home since it was loaded. It stays away: each
/// snapshot shows all that was carried out before.
final class CarriedOutRemovals {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Path file;
    private final Clock clock;

    CarriedOutRemovals(Home home, Clock clock) {
        this.folder = SampleCompanyImport.folder(home);
        this.file = folder.resolve("carried-out.jsonl");
        this.clock = clock;
    }

    /// Carries out more, and imports the inventory as it is then.
    ///
    /// @param more remediations as the API shows them
    List<FileResult> add(List<JsonNode> more, Api api) {
        try {
            SampleCompany company = company();
            Set<String> lines = new LinkedHashSet<>(before());
            more.stream().map(CarriedOutRemovals::line).forEach(lines::add);
            SampleFolder files =
                    company.writeInventory(
                            folder.resolve("later"), company.without(removals(company, lines)));
            Home.write(file, lines.stream().collect(Collectors.joining("\n", "", "\n")));
            return new Importer(api, new Progress(System.err, "the sample company as it is now"))
                    .inventory(SampleCompanyImport.inventory(files), null, clock.instant());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> before() throws IOException {
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private SampleCompany company() throws IOException {
        String anchor = Files.readString(SampleCompanyImport.anchor(folder)).strip();
        return SampleCompany.of(SampleCompany.DEFAULT_SEED, LocalDate.parse(anchor));
    }

    private static String line(JsonNode removal) {
        return JSON.createObjectNode()
                .put("accountId", Fields.text(removal, "/accountId"))
                .set("commands", removal.path("commands"))
                .toString();
    }

    private static Set<Removal> removals(SampleCompany company, Set<String> lines)
            throws IOException {
        Set<Removal> removals = new LinkedHashSet<>();
        for (String line : lines) {
            JsonNode removal = JSON.readTree(line);
            List<String> commands = new ArrayList<>();
            removal.path("commands").forEach(command -> commands.add(command.asText()));
            try {
                removals.addAll(company.removals(Fields.text(removal, "/accountId"), commands));
            } catch (IllegalArgumentException e) {
                throw CommandFailure.usage(
                        "the sample company cannot carry this out: " + e.getMessage());
            }
        }
        return removals;
    }
}
