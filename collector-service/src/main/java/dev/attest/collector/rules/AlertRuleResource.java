package dev.attest.collector.rules;

import dev.attest.collector.rules.AlertRules.Loaded;
import dev.attest.events.Severity;
import dev.attest.rest.Page;
import dev.attest.rules.AlertRule;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// The rules that raise alerts.
@Path("/api/v1/alert-rules")
@Tag(name = "Alerts")
public class AlertRuleResource {

    private final AlertRules rules;

    public AlertRuleResource(AlertRules rules) {
        this.rules = rules;
    }

    /// A rule as callers see it.
    ///
    /// @param message what an alert of the rule says, with places that the event fills
    /// @param dedup places in the event that tell one finding from another
    /// @param errors events that the rule could not be evaluated on since the service started
    public record AlertRuleView(
            String id,
            String title,
            Severity severity,
            List<String> attack,
            List<String> sources,
            List<String> names,
            String outcome,
            String condition,
            String message,
            List<String> dedup,
            String runbook,
            long errors) {}

    /// Every rule, by id; there is always one page.
    @GET
    @NonBlocking
    @PermissionsAllowed("alert-rules:read")
    public Page<AlertRuleView> listAlertRules() {
        return new Page<>(rules.all().stream().map(AlertRuleResource::view).toList(), null);
    }

    private static AlertRuleView view(Loaded loaded) {
        AlertRule rule = loaded.compiled().rule();
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
                loaded.errors());
    }
}
