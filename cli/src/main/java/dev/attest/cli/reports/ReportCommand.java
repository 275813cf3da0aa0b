package dev.attest.cli.reports;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.cli.client.Api;
import dev.attest.cli.client.ApiOptions;
import dev.attest.cli.client.Fields;
import dev.attest.cli.client.Ids;
import dev.attest.cli.client.Service;
import dev.attest.cli.output.CommandFailure;
import dev.attest.cli.output.ShortId;
import dev.attest.cli.output.Visible;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `attest report TYPE`: writes FILE and FILE.proof.
@Command(
        name = "report",
        description =
                "Produces a report and writes it with its proof beside it; `attest verify FILE` checks"
                        + " it.")
public final class ReportCommand implements Callable<Integer> {
    private static final List<String> TYPES = List.of("access-certification");

    /// The forms a report can have.
    enum Format {
        JSON,
        CSV,
        PDF
    }

    @Mixin private ApiOptions api;

    @Parameters(paramLabel = "TYPE", description = "access-certification")
    private String type;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "json, csv or pdf. Default: ${DEFAULT-VALUE}.",
            defaultValue = "pdf")
    private Format format = Format.PDF;

    @Option(names = "--campaign", paramLabel = "ID", description = "Default: the latest campaign.")
    private @Nullable String campaign;

    @Option(
            names = "-o",
            paramLabel = "FILE",
            description = "Default: the report's own name, in the current folder.")
    private @Nullable Path file;

    @Override
    public Integer call() {
        if (!TYPES.contains(type)) {
            throw CommandFailure.usage(
                    "there is no report '" + type + "'; there is " + String.join(", ", TYPES));
        }
        if (file != null && !Files.isDirectory(folder(file))) {
            throw CommandFailure.usage("there is no folder " + folder(file));
        }
        Api open = api.open();
        Map<String, String> body = new HashMap<>();
        body.put("type", type);
        body.put("format", format.name().toLowerCase(Locale.ROOT));
        if (campaign != null) {
            body.put("campaignId", Ids.campaign(open, campaign));
        }
        JsonNode report = open.start(Service.REPORTING, "/reports", body).body();
        String path = "/reports/" + Fields.text(report, "/id");
        byte[] content = open.download(Service.REPORTING, path + "/content");
        byte[] proof = open.download(Service.REPORTING, path + "/proof");
        Path target = file == null ? Path.of(safeName(report)) : file;
        write(target, content);
        write(ProofFiles.beside(target), proof);
        new PinnedKey(api.home()).pin(open);
        System.err.println("campaign: " + campaign(open, Fields.text(report, "/campaignId")));
        System.out.println(target);
        System.err.println("proof: " + ProofFiles.beside(target));
        return 0;
    }

    private static String campaign(Api open, String id) {
        JsonNode campaign = open.get(Service.CERTIFICATION, "/campaigns/" + id).body();
        return Visible.text(Fields.text(campaign, "/name"))
                + ", launched "
                + Fields.minute("/launchedAt").apply(campaign)
                + " ("
                + ShortId.of(id)
                + ")";
    }

    /// A name from the network is a name, never a path.
    private static String safeName(JsonNode report) {
        return Fields.text(report, "/fileName").replaceAll("[^A-Za-z0-9._-]", "_");
    }

    private static Path folder(Path target) {
        Path parent = target.toAbsolutePath().getParent();
        return parent == null ? target : parent;
    }

    private static void write(Path target, byte[] content) {
        try {
            Files.write(target, content);
        } catch (IOException e) {
            String why =
                    switch (e) {
                        case AccessDeniedException _ -> "it may not be written";
                        case FileSystemException known when known.getReason() != null ->
                                known.getReason();
                        default -> e.getMessage();
                    };
            throw CommandFailure.usage("cannot write " + target + ": " + why);
        }
    }
}
