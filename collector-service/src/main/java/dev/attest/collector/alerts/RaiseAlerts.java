package dev.attest.collector.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.collector.inventory.KnownPolicies;
import dev.attest.collector.platform.Text;
import dev.attest.collector.rules.AlertRules;
import dev.attest.collector.rules.AlertRules.Finding;
import dev.attest.events.activity.ActivityRecord;
import dev.attest.events.alerts.AlertRaised;
import dev.attest.outbox.Ids;
import dev.attest.rules.AlertRule;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/// Runs the alert rules over records, and stores what they find. What a rule found before it may
/// find again: an alert is known by its account, rule and event, and stays as it is.
@ApplicationScoped
public class RaiseAlerts {

    private static final Logger LOG = Logger.getLogger(RaiseAlerts.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    /// The field of an event in which conditions find what Attest knows itself.
    private static final String OURS = "attest";

    private final AlertRules rules;
    private final AlertRows rows;
    private final KnownPolicies policies;
    private final Ids ids;
    private final Clock clock;

    RaiseAlerts(AlertRules rules, AlertRows rows, KnownPolicies policies, Ids ids, Clock clock) {
        this.rules = rules;
        this.rows = rows;
        this.policies = policies;
        this.ids = ids;
        this.clock = clock;
    }

    /// @return the alerts that are new, as they are told
    public List<AlertRaised> raise(SqlConnection connection, List<WatchedActivity> watched) {
        if (watched.isEmpty()) {
            return List.of();
        }
        List<NewAlert> found = new ArrayList<>();
        List<ObjectNode> events = watched.stream().map(RaiseAlerts::event).toList();
        Map<String, String> documents = policies.named(connection, events);
        for (int i = 0; i < events.size(); i++) {
            ActivityRecord activity = watched.get(i).activity();
            ObjectNode event = events.get(i);
            addKnownPolicy(event, activity.accountId(), documents);
            rules.findings(activity, event).forEach(f -> found.add(alert(f, activity)));
        }
        return rows.insert(connection, found);
    }

    /// Tells conditions what the attached policy says, when the inventory knows it.
    private static void addKnownPolicy(
            ObjectNode event, String account, Map<String, String> documents) {
        String arn = KnownPolicies.attachedBy(event, account);
        String document = arn == null ? null : documents.get(arn);
        if (document != null) {
            event.putObject(OURS).put("policyDocument", document);
        }
    }

    private NewAlert alert(Finding finding, ActivityRecord a) {
        AlertRule rule = finding.rule().rule();
        return new NewAlert(
                new AlertRaised(
                        ids.next(),
                        rule.id(),
                        rule.severity(),
                        finding.found().title(),
                        a.accountId(),
                        a.region(),
                        a.eventId(),
                        a.eventName(),
                        a.eventTime(),
                        a.actor(),
                        a.target(),
                        clock.instant()),
                rule.runbook());
    }

    /// A record cannot say itself what Attest knows.
    private static ObjectNode event(WatchedActivity watched) {
        try {
            JsonNode tree = JSON.readTree(watched.json());
            ObjectNode event = tree instanceof ObjectNode object ? object : JSON.createObjectNode();
            event.remove(OURS);
            return event;
        } catch (IOException e) {
            LOG.errorf(
                    "a parsed record cannot be read again: %s",
                    Text.shown(String.valueOf(e.getMessage())));
            return JSON.createObjectNode();
        }
    }
}
