package dev.attest.cli.findings;

import dev.attest.cli.client.ApiOptions;
import dev.attest.cli.output.ListingOptions;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `attest alerts assign ID`.
@Command(name = "assign", description = "Hands an alert to somebody.")
final class AlertsAssignCommand implements Callable<Integer> {
    @Mixin private ApiOptions api;
    @Mixin private ListingOptions listing;

    @Parameters(paramLabel = "ID", description = "As `alerts` shows it.")
    private String id;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "EMAIL",
            description = "Who is to look into it.")
    private String assignee;

    @Option(names = "--note", paramLabel = "TEXT", description = "What there is to say of it.")
    private @Nullable String note;

    @Override
    public Integer call() {
        var body = new HashMap<>(Map.of("assignee", assignee));
        if (note != null) {
            body.put("note", note);
        }
        new AlertStepping("assignment").apply(api.open(), id, body, listing);
        return 0;
    }
}
