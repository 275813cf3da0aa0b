package dev.attest.collector.rules;

import dev.attest.events.Severity;
import dev.attest.rest.Page;
import dev.attest.rules.AlertRule;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The rules that raise alerts.
@Path("/api/v1/alert-rules")
@Tag(name = "Alerts")
public class AlertRuleResource {

    private final AlertRules rules;

    public AlertRuleResource(AlertRules rules) {
        this.rules = rules;
    }

    /// A rule as callers see it. A file of the folder that is no rule has an id, an origin and a
    /// problem, and nothing else.
    ///
    /// @param message what an alert of the rule says, with places that the event fills
    /// @param dedup places in the event that tell one finding from another
    /// @param kind `event` for a rule that judges each event alone, else the kind of its window
    /// @param window what it looks at beside the event; null when it judges each event alone
    /// @param dropped events that a full window did not keep since the service started
    /// @param errors events that the rule could not be evaluated on since the service started
    /// @param problem why the rule does not run; null when it runs
    public record AlertRuleView(
            String id,
            String title,
            @Nullable Severity severity,
            List<String> attack,
            List<String> sources,
            List<String> names,
            String outcome,
            String condition,
            String message,
            List<String> dedup,
            String runbook,
            String kind,
            @Nullable WindowView window,
            long dropped,
            long errors,
            LoadedRule.Origin origin,
            @Nullable String problem) {}

    /// Every rule, by id, then every file of the folder that is no rule; there is always one page.
    @GET
    @NonBlocking
    @PermissionsAllowed("alert-rules:read")
    public Page<AlertRuleView> listAlertRules() {
        return new Page<>(
                Stream.concat(
                                rules.all().stream().map(AlertRuleResource::view),
                                rules.broken().stream().map(AlertRuleResource::view))
                        .toList(),
                null);
    }

    private static AlertRuleView view(LoadedRule loaded) {
        AlertRule rule = loaded.rule();
        return new AlertRuleView(
                rule.id(),
                rule.title(),
                rule.severity(),
                rule.attack(),
                rule.sources(),
                rule.names(),
                rule.outcome().name(),
                rule.condition(),
                rule.message(),
                rule.dedup(),
                rule.runbook(),
                rule.window() == null ? WindowView.NONE : rule.window().kind(),
                rule.window() == null ? null : WindowView.of(rule.window()),
                loaded.dropped(),
                loaded.errors(),
                loaded.origin(),
                loaded.problem().isEmpty() ? null : loaded.problem());
    }

    private static AlertRuleView view(BrokenRule broken) {
        return new AlertRuleView(
                broken.id(),
                "",
                null,
                List.of(),
                List.of(),
                List.of(),
                "",
                "",
                "",
                List.of(),
                "",
                "",
                null,
                0,
                0,
                LoadedRule.Origin.FOLDER,
                broken.problem());
    }
}
