package dev.attest.cli.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attest.cli.output.CommandFailure;
import dev.attest.cli.output.ExitCode;
import dev.attest.cli.output.Visible;
import java.util.stream.Collectors;

/// Turns an error answer (`application/problem+json`) into words and an exit code.
///
/// @param whenForbidden what may help whoever is not allowed, in words
record Problems(String whenForbidden) {
    private static final ObjectMapper JSON = new ObjectMapper();

    CommandFailure of(int status, String body, Service service) {
        JsonNode problem = read(body);
        String text = text(status, problem, service);
        return status >= 500
                ? new ServiceFailure(text)
                : new Refused(exitCode(status), problem.path("code").asText(""), text);
    }

    private static ExitCode exitCode(int status) {
        return switch (status) {
            case 401, 403 -> ExitCode.NOT_ALLOWED;
            // busy, also after some patience: the request itself is not refused
            case 429 -> ExitCode.NOT_REACHABLE;
            default -> ExitCode.USAGE;
        };
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.nullNode();
        }
    }

    private String text(int status, JsonNode problem, Service service) {
        String who = service.name().toLowerCase(java.util.Locale.ROOT);
        if (status == 401) {
            return who + " does not accept the token";
        }
        String title = words(problem, "title", who + " answered " + status);
        var text = new StringBuilder(words(problem, "detail", title));
        for (JsonNode violation : problem.path("violations")) {
            text.append("\n  ")
                    .append(words(violation, "pointer", ""))
                    .append(' ')
                    .append(words(violation, "message", ""));
        }
        if (status == 403 && !whenForbidden.isEmpty()) {
            text.append("\n  ").append(whenForbidden);
        }
        return text.toString();
    }

    private static String words(JsonNode node, String member, String otherwise) {
        return node.path(member)
                .asText(otherwise)
                .lines()
                .map(Visible::text)
                .collect(Collectors.joining("\n  "));
    }
}
