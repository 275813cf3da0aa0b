package dev.attest.cli.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attest.cli.output.CommandFailure;
import dev.attest.cli.output.ExitCode;

/// Turns an error answer (`application/problem+json`) into words and an exit code.
final class Problems {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Problems() {}

    static CommandFailure of(int status, String body, Service service) {
        return new CommandFailure(exitCode(status), text(status, body, service));
    }

    private static ExitCode exitCode(int status) {
        return switch (status) {
            case 401, 403 -> ExitCode.NOT_ALLOWED;
            default -> status >= 500 ? ExitCode.NOT_REACHABLE : ExitCode.USAGE;
        };
    }

    private static String text(int status, String body, Service service) {
        String who = service.name().toLowerCase(java.util.Locale.ROOT);
        JsonNode problem;
        try {
            problem = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            problem = JSON.nullNode();
        }
        if (status == 401) {
            return who + " does not accept the token";
        }
        var text = new StringBuilder(problem.path("title").asText(who + " answered " + status));
        String detail = problem.path("detail").asText("");
        if (!detail.isEmpty()) {
            text.append(": ").append(detail);
        }
        for (JsonNode violation : problem.path("violations")) {
            text.append("\n  ")
                    .append(violation.path("pointer").asText())
                    .append(' ')
                    .append(violation.path("message").asText());
        }
        return text.toString();
    }
}
