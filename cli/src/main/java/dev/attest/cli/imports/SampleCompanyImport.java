package dev.attest.cli.imports;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.cli.client.Api;
import dev.attest.cli.client.Fields;
import dev.attest.cli.home.Home;
import dev.attest.cli.output.Visible;
import dev.attest.sample.SampleCompany;
import dev.attest.sample.SampleFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Loads the sample company once a home, through the same imports as everybody's files. Its day is
/// fixed before the first file is written, so that a load that was cut short goes on with the same
/// company.
public final class SampleCompanyImport {
    /// The company is looked at at six in the morning; before that, today is still to come.
    private static final Duration LOOKED_AT = Duration.ofHours(6);

    private final Path folder;
    private final Api api;
    private final Consumer<String> say;
    private final Clock clock;

    public SampleCompanyImport(Home home, Api api, Consumer<String> say, Clock clock) {
        this.folder = folder(home);
        this.api = api;
        this.say = say;
        this.clock = clock;
    }

    public static boolean loaded(Home home) {
        return Files.exists(folder(home).resolve("loaded"));
    }

    static Path folder(Home home) {
        return home.directory().resolve("sample-company");
    }

    /// Holds the day that the company was written for.
    static Path anchor(Path folder) {
        return folder.resolve("anchor");
    }

    public void load() {
        try {
            Files.createDirectories(folder);
            SampleCompany company = SampleCompany.of(SampleCompany.DEFAULT_SEED, anchor());
            say.accept("sample company: writing its files to " + folder);
            SampleFolder files =
                    company.writeTo(
                            folder.resolve("files"),
                            SampleCompany.DEFAULT_EVENTS,
                            dev.attest.sample.Progress.NONE);
            List<FileResult> results = send(company, files);
            results.stream().filter(result -> !result.clean()).forEach(this::complain);
            if (results.stream().noneMatch(FileResult::failed)) {
                Files.writeString(folder.resolve("loaded"), "");
            }
            say.accept(summary(results));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<FileResult> send(SampleCompany company, SampleFolder files) throws IOException {
        say.accept("sample company: importing inventory and people");
        var progress = new Progress(System.err, "the sample company");
        var importer = new Importer(api, progress);
        List<FileResult> results =
                new ArrayList<>(importer.inventory(inventory(files), null, company.observedAt()));
        results.addAll(
                importer.send(
                        List.of(files.people()),
                        file -> ImportPeopleCommand.address(file, company.observedAt()),
                        1));
        say.accept("sample company: importing 90 days of CloudTrail");
        results.addAll(
                importer.send(
                        files.trail(),
                        file -> ImportCloudTrailCommand.address(file, false),
                        ImportCloudTrailCommand.IN_FLIGHT));
        return results;
    }

    static List<Path> inventory(SampleFolder files) throws IOException {
        List<Path> inventory = new ArrayList<>();
        inventory.add(files.organization());
        inventory.add(files.identityCenter());
        for (String account : files.accountIds()) {
            inventory.add(files.authorizationDetails(account));
            inventory.add(files.credentialReport(account));
            inventory.add(files.accessKeys(account));
        }
        return inventory;
    }

    private LocalDate anchor() throws IOException {
        Path file = anchor(folder);
        if (!Files.exists(file)) {
            LocalDate today = LocalDate.ofInstant(clock.instant().minus(LOOKED_AT), ZoneOffset.UTC);
            Home.write(file, today + "\n");
        }
        return LocalDate.parse(Files.readString(file).strip());
    }

    private void complain(FileResult result) {
        String what = result.failed() ? "refused: " + result.error() : quarantined(result);
        say.accept("sample company: " + result.file().getFileName() + ": " + what);
    }

    /// How many records, and why the first of them.
    private static String quarantined(FileResult result) {
        JsonNode first = result.report().at("/quarantined/0");
        long count = result.number("quarantinedCount");
        return "%d %s quarantined, the first at %s: %s"
                .formatted(
                        count,
                        count == 1 ? "record" : "records",
                        Visible.text(Fields.text(first, "/position")),
                        Visible.text(Fields.text(first, "/reason")));
    }

    private static String summary(List<FileResult> results) {
        long records = results.stream().mapToLong(result -> result.number("records")).sum();
        long alerts = results.stream().mapToLong(result -> result.number("alerts")).sum();
        return String.format(
                Locale.ROOT,
                "sample company: %d files, %,d records, %d alerts",
                results.size(),
                records,
                alerts);
    }
}
