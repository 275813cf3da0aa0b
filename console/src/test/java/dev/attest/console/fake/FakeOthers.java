package dev.attest.console.fake;

import dev.attest.console.api.ApiRefused.Violation;
import dev.attest.console.api.CollectorApi.ActivityView;
import dev.attest.console.api.CollectorApi.Actor;
import dev.attest.console.api.CollectorApi.AlertChangeView;
import dev.attest.console.api.CollectorApi.AlertView;
import dev.attest.console.api.Page;
import dev.attest.console.api.ReportingApi.ReportView;
import dev.attest.console.api.RiskApi.Contribution;
import dev.attest.console.api.RiskApi.UserRiskView;
import dev.attest.console.fake.FakeApi.Call;
import dev.attest.console.fake.FakeApi.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Risk, alerts and reports, as fixed answers.
final class FakeOthers {

    /// The event of the alert `a-4`: too old to be kept.
    private static final String GONE = "0a1b2c3d-0000-4000-8000-000000000004";

    private static final String ABOUT_THE_CALLER = "a-3";

    /// Has 250 steps.
    private static final String HANDED_ON = "a-5";

    private static final Map<String, String> STATES =
            Map.of(
                    "acknowledgement", "ACKNOWLEDGED",
                    "assignment", "ASSIGNED",
                    "closure", "CLOSED");

    private static final Set<String> ROOTS = Set.of("users", "alerts", "activity", "reports");

    private final List<AlertChangeView> steps = new CopyOnWriteArrayList<>();

    void reset() {
        steps.clear();
    }

    boolean handles(Call call) {
        return ROOTS.contains(call.path().getFirst());
    }

    Object answer(Call call) {
        if (call.is("GET", "users")) {
            return new Page<>(users(call.query().get("subject")), null);
        }
        if (call.is("GET", "users", "*")) {
            return user(call.path().get(1), "Jonas Brandt", 78, "HIGH");
        }
        if (call.path().getFirst().equals("alerts")) {
            return alerts(call);
        }
        if (call.path().getFirst().equals("activity")) {
            return activity(call);
        }
        if (call.is("GET", "reports")) {
            return new Page<>(List.of(report("pdf"), report("csv")), null);
        }
        if (call.is("POST", "reports")) {
            if (call.idempotencyKey() == null) {
                throw new Refusal(400, "idempotency-key-required", "Idempotency-Key is missing");
            }
            return report(call.body().path("format").asText());
        }
        if (call.is("GET", "reports", "*")) {
            return report("pdf");
        }
        throw new Refusal(404, "not-found", "Not there.");
    }

    private Object alerts(Call call) {
        if (call.is("GET", "alerts")) {
            return new Page<>(
                    Stream.of(
                                    alert(
                                            call,
                                            "a-1",
                                            "CRITICAL",
                                            "Root signed in to the console",
                                            "OPEN"),
                                    alert(
                                            call,
                                            "a-2",
                                            "HIGH",
                                            "Administrator rights granted to a role",
                                            "ASSIGNED"),
                                    alert(call, "a-3", "MEDIUM", "Second factor removed", "CLOSED"),
                                    alert(call, "a-4", "INFO", "New region used", "CLOSED"))
                            .filter(alert -> fits(alert.severity(), call.query().get("severity")))
                            .filter(alert -> fits(alert.state(), call.query().get("state")))
                            .toList(),
                    null);
        }
        if (call.is("GET", "alerts", "*")) {
            return alert(
                    call, call.path().get(1), "CRITICAL", "Root signed in to the console", "OPEN");
        }
        if (call.is("GET", "alerts", "*", "changes")) {
            return FakeLists.page(
                    call.path().get(1).equals(HANDED_ON) ? handedOn() : List.copyOf(steps), call);
        }
        if (call.is("POST", "alerts", "*", "*")) {
            return step(call);
        }
        throw new Refusal(404, "not-found", "Not there.");
    }

    private static boolean fits(String value, @Nullable String wanted) {
        return wanted == null || wanted.equals(value);
    }

    private Object step(Call call) {
        if (call.ifMatch() == null || call.ifMatch().isBlank()) {
            throw new Refusal(428, "if-match-required", "Send the ETag in If-Match.");
        }
        if (!"\"7\"".equals(call.ifMatch())) {
            throw new Refusal(412, "version-conflict", "It changed.");
        }
        String step = call.path().get(2);
        if (step.equals("assignment") && !call.body().path("assignee").asText().contains("@")) {
            throw new Refusal(
                    400,
                    "invalid-request",
                    "Some values are not valid.",
                    List.of(new Violation("/assignee", "must be an e-mail address")));
        }
        if (step.equals("closure") && call.path().get(1).equals(ABOUT_THE_CALLER)) {
            throw new Refusal(403, "own-alert", "The alert is about you: somebody else closes it.");
        }
        steps.add(
                new AlertChangeView(
                        STATES.getOrDefault(step, "OPEN"),
                        Instant.now(),
                        call.email(),
                        call.body().path("assignee").asText(null),
                        call.body().path("reason").asText(call.body().path("note").asText(null))));
        return alert(call, "a-1", "CRITICAL", "Root signed in to the console", "OPEN");
    }

    private static List<AlertChangeView> handedOn() {
        var since = Instant.now().minus(Duration.ofHours(6));
        return IntStream.rangeClosed(1, 250)
                .mapToObj(i ->
                        new AlertChangeView(
                                "ASSIGNED",
                                since.plusSeconds(60L * i),
                                "ravi.menon@meridian.example",
                                "noor@x.example",
                                "step " + i))
                .toList();
    }

    private static Object activity(Call call) {
        if (call.path().contains(GONE)) {
            throw new Refusal(404, "not-found", "There is no event " + GONE + ".");
        }
        return call.is("GET", "activity", "*", "raw")
                ? Map.of("eventName", "ConsoleLogin", "requestParameters", Map.of("target", "<b>&"))
                : new ActivityView(null, null, "203.0.113.7", "Mozilla/5.0", null);
    }

    private static List<UserRiskView> users(@Nullable String subject) {
        if (subject != null) {
            return List.of(user(subject, "Somebody", 78, "HIGH"));
        }
        return List.of(
                user("p-4", "Piotr Zielinski", 92, "CRITICAL"),
                user("p-1", "Jonas Brandt", 78, "HIGH"),
                user("p-2", "Aiko Tanaka", 12, "LOW"));
    }

    private static UserRiskView user(String id, String name, int score, String level) {
        return new UserRiskView(
                id,
                id,
                id,
                name,
                List.of("arn:aws:iam::441022987731:user/" + id),
                score,
                Math.min(100, score + 10),
                level,
                List.of("MFA"),
                List.of(
                        new Contribution(
                                "ADMINISTRATOR", 40, true, "Administrator of 1 production account"),
                        new Contribution("DORMANCY", 18, true, "Not active for 94 days"),
                        new Contribution("KEY_AGE", 20, true, "An access key is 211 days old"),
                        new Contribution(
                                "MFA",
                                0,
                                false,
                                "No credential report says whether a second factor exists")),
                "1",
                Instant.now().minus(Duration.ofHours(3)));
    }

    private static AlertView alert(
            Call call, String id, String severity, String title, String state) {
        var at = Instant.now().minus(Duration.ofHours(7));
        return new AlertView(
                id,
                "aws.root-console-login",
                severity,
                title,
                "441022987731",
                "eu-central-1",
                "0a1b2c3d-0000-4000-8000-00000000000" + id.charAt(2),
                "ConsoleLogin",
                at,
                new Actor(
                        "ROOT",
                        "root of payments-prod",
                        "arn:aws:iam::441022987731:root",
                        "441022987731",
                        null),
                "payments-prod",
                state,
                at,
                null,
                null,
                null,
                "Ask the account’s owner whether this was planned; if not, rotate the root credentials.",
                call.readsActivity() ? "Root account logged in from IP: 203.0.113.7" : null,
                state.equals("ASSIGNED") ? 3L : 1L,
                at,
                state.equals("ASSIGNED") ? "ravi.menon@meridian.example" : null);
    }

    private static ReportView report(String format) {
        return new ReportView(
                ReviewFixture.id("report-" + format),
                "access-certification",
                format,
                "access-certification-2026-11-21." + format,
                ReviewFixture.CAMPAIGN,
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                48211,
                Instant.now().minus(Duration.ofMinutes(5)),
                "chidi.okoro@meridian.example",
                4711L);
    }
}
