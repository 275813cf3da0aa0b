package dev.attest.cli.policies;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.cli.client.Api;
import dev.attest.cli.client.ApiOptions;
import dev.attest.cli.client.Fields;
import dev.attest.cli.client.Service;
import dev.attest.cli.output.ExitCode;
import dev.attest.cli.output.ListingOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `attest can PRINCIPAL ACTION RESOURCE`.
@Command(
        name = "can",
        description = {
            "Whether a principal may do something, by what was observed of it.",
            "Ends with 0 for ALLOW, with 1 when denied or while something is open."
        })
public final class CanCommand implements Callable<Integer> {
    @Mixin private ApiOptions api;
    @Mixin private ListingOptions listing;
    @Mixin private ContextOptions context;

    @Parameters(
            index = "0",
            paramLabel = "PRINCIPAL",
            description = "An ARN, or the id of an Identity Center user.")
    private String principal;

    @Parameters(index = "1", paramLabel = "ACTION", description = "Such as s3:GetObject.")
    private String action;

    @Parameters(
            index = "2",
            paramLabel = "RESOURCE",
            arity = "0..1",
            defaultValue = "*",
            description = "An ARN. Default: *.")
    private String resource;

    @Override
    public Integer call() {
        Map<String, Object> question = question();
        return ask(api.open(), question).number();
    }

    Map<String, Object> question() {
        return Map.of(
                "principal",
                principal,
                "action",
                action,
                "resource",
                resource,
                "context",
                context.given(),
                "contextComplete",
                context.complete());
    }

    ExitCode ask(Api open, Map<String, Object> question) {
        JsonNode answer = open.post(Service.RISK, "/access-evaluations", question, Map.of()).body();
        Answers.print(listing, answer, heading(answer));
        return Fields.text(answer, "/decision").equals("ALLOW") ? ExitCode.FINE : ExitCode.FINDINGS;
    }

    private static List<String> heading(JsonNode answer) {
        List<String> unknown = new ArrayList<>();
        answer.path("notKnown").forEach(layer -> unknown.add(Answers.words(layer.asText())));
        List<String> lines = new ArrayList<>();
        lines.add(Answers.heading(answer));
        lines.add("as " + Fields.text(answer, "/through"));
        if (!unknown.isEmpty()) {
            lines.add("not known: " + String.join(", ", unknown));
        }
        return lines;
    }
}
