package dev.attest.cli.findings;

import dev.attest.cli.client.ApiOptions;
import dev.attest.cli.output.ListingOptions;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `attest alerts reopen ID`.
@Command(name = "reopen", description = "Opens an alert again that was closed too early.")
final class AlertsReopenCommand implements Callable<Integer> {
    @Mixin private ApiOptions api;
    @Mixin private ListingOptions listing;

    @Parameters(paramLabel = "ID", description = "As `alerts` shows it.")
    private String id;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
    private String reason;

    @Override
    public Integer call() {
        new AlertStepping("reopening").apply(api.open(), id, Map.of("reason", reason), listing);
        return 0;
    }
}
