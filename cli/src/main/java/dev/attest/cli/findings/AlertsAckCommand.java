package dev.attest.cli.findings;

import dev.attest.cli.client.ApiOptions;
import dev.attest.cli.output.ListingOptions;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `attest alerts ack ID`.
@Command(name = "ack", description = "Takes an alert on: whoever asks looks into it.")
final class AlertsAckCommand implements Callable<Integer> {
    @Mixin private ApiOptions api;
    @Mixin private ListingOptions listing;

    @Parameters(paramLabel = "ID", description = "As `alerts` shows it.")
    private String id;

    @Option(names = "--note", paramLabel = "TEXT", description = "What there is to say of it.")
    private @Nullable String note;

    @Override
    public Integer call() {
        new AlertStepping("acknowledgement")
                .apply(api.open(), id, note == null ? Map.of() : Map.of("note", note), listing);
        return 0;
    }
}
