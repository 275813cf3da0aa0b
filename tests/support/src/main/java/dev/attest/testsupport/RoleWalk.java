package dev.attest.testsupport;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.testsupport.RunningOpenApi.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Walks every operation of a running service's OpenAPI document with no token, wrong tokens and
/// the token of every role, and compares the answer with the operation's `x-required-permissions`:
/// 401, 403, or neither of them and no 5xx. An operation that declares no permissions is a finding.
public final class RoleWalk {

    private static final String DUMMY_ID = "00000000-0000-7000-8000-000000000000";

    private final URI service;
    private final Map<String, Set<String>> permissionsByRole;

    /// @param service base address, such as `http://127.0.0.1:8081`
    /// @param permissionsByRole what each role may do; a role with an empty name stands for a human
    ///   without any role
    public RoleWalk(URI service, Map<String, Set<String>> permissionsByRole) {
        this.service = service;
        this.permissionsByRole = Map.copyOf(permissionsByRole);
    }

    /// Everything that is not as declared, one line each; empty when all is well.
    public List<String> findings() {
        List<Operation> operations = RunningOpenApi.of(service).operations();
        if (operations.isEmpty()) {
            return List.of("the document describes no operation");
        }
        var findings = new ArrayList<String>();
        try (var client = HttpClient.newHttpClient()) {
            operations.forEach(operation -> walk(client, operation, findings));
        }
        return findings;
    }

    private void walk(HttpClient client, Operation operation, List<String> findings) {
        JsonNode declared = operation.description().path("x-required-permissions");
        if (!declared.isArray()) {
            findings.add(operation.name() + " declares no x-required-permissions");
            return;
        }
        List<String> required =
                StreamSupport.stream(declared.spliterator(), false).map(JsonNode::asText).toList();
        if (required.isEmpty()) {
            expectNoDenial(operation, "no token", status(client, operation, null), findings);
            return;
        }
        expect(operation, "no token", 401, status(client, operation, null), findings);
        wrongTokens()
                .forEach((name, token) ->
                        expect(operation, name, 401, status(client, operation, token), findings));
        permissionsByRole.forEach(
                (role, held) -> walkRole(client, operation, role, held, required, findings));
    }

    private void walkRole(
            HttpClient client,
            Operation operation,
            String role,
            Set<String> held,
            List<String> required,
            List<String> findings) {
        String token =
                role.isEmpty()
                        ? TestTokens.human("nobody@meridian.example")
                        : TestTokens.of(role, role + "@meridian.example");
        String who = role.isEmpty() ? "a human without a role" : "role " + role;
        int status = status(client, operation, token);
        if (required.stream().anyMatch(held::contains)) {
            expectNoDenial(operation, who, status, findings);
        } else {
            expect(operation, who, 403, status, findings);
        }
    }

    private static Map<String, String> wrongTokens() {
        String email = "mallory@meridian.example";
        return Map.of(
                "a token signed by a stranger", TestTokens.wrongKey("admin", email),
                "a token for another API", TestTokens.wrongAudience("admin", email),
                "an expired token", TestTokens.expired("admin", email));
    }

    private static void expect(
            Operation operation, String who, int expected, int status, List<String> findings) {
        if (status != expected) {
            findings.add(
                    operation.name() + " with " + who + ": " + status + ", must be " + expected);
        }
    }

    private static void expectNoDenial(
            Operation operation, String who, int status, List<String> findings) {
        if (status == 401 || status == 403 || status >= 500) {
            findings.add(operation.name() + " with " + who + ": " + status + ", must be let in");
        }
    }

    private int status(HttpClient client, Operation operation, @Nullable String token) {
        String path = operation.path().replaceAll("\\{[^}]*}", DUMMY_ID);
        JsonNode body = operation.description().path("requestBody").path("content");
        var request =
                HttpRequest.newBuilder(service.resolve(path))
                        .timeout(Duration.ofSeconds(30))
                        .method(
                                operation.method().toUpperCase(Locale.ROOT),
                                body.isEmpty()
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString("{}"));
        if (!body.isEmpty()) {
            request.header("Content-Type", body.fieldNames().next());
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return client.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException("no answer from " + operation.name(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted at " + operation.name(), e);
        }
    }
}
