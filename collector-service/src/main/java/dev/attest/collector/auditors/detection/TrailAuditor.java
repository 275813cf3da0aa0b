package dev.attest.collector.auditors.detection;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.collector.auditors.AuditSession;
import dev.attest.collector.auditors.InventoryAuditor;
import dev.attest.collector.auditors.InventorySink;
import dev.attest.collector.auditors.States;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

/// Trails in their home region: whether they log, and what.
@ApplicationScoped
class TrailAuditor implements InventoryAuditor {

    private static final Set<String> GONE = Set.of("TrailNotFoundException");

    @Override
    public String kind() {
        return "trails";
    }

    @Override
    public Reach reach() {
        return Reach.REGION;
    }

    @Override
    public List<String> permissions() {
        return List.of(
                "cloudtrail:DescribeTrails",
                "cloudtrail:GetEventSelectors",
                "cloudtrail:GetTrailStatus",
                "cloudtrail:ListTrails");
    }

    @Override
    public void read(AuditSession session, InventorySink sink) {
        try (CloudTrailClient client = session.client(CloudTrailClient.builder(), "cloudtrail")) {
            // Of an organization's trails its other accounts are only told as shadows; a trail of
            // all
            // regions has one in each, and is a thing in its home alone.
            List<Trail> home =
                    client.describeTrails(ask -> ask.includeShadowTrails(true)).trailList().stream()
                            .filter(trail -> session.region().equals(trail.homeRegion()))
                            .toList();
            home.forEach(trail ->
                    sink.thing(
                            "trail",
                            trail.trailARN(),
                            trail.name(),
                            () -> state(client, trail, sink)));
            count(session, client, home, sink);
        }
    }

    /// ListTrails tells every trail of the account once, wherever it is asked.
    private static void count(
            AuditSession session, CloudTrailClient client, List<Trail> home, InventorySink sink) {
        String own = ":" + session.account() + ":";
        sink.attempt(
                        "ListTrails",
                        Set.of(),
                        () ->
                                client.listTrailsPaginator(ask -> {}).trails().stream()
                                        .filter(each -> session.region().equals(each.homeRegion()))
                                        .filter(each -> each.trailARN().contains(own))
                                        .count())
                .ifPresent(counted ->
                        sink.control(
                                "trails of ListTrails",
                                counted,
                                home.stream()
                                        .filter(each -> each.trailARN().contains(own))
                                        .count()));
    }

    private static ObjectNode state(CloudTrailClient client, Trail trail, InventorySink sink) {
        ObjectNode state = States.without(trail);
        String arn = trail.trailARN();
        sink.attempt(
                        "status of " + arn,
                        GONE,
                        () -> client.getTrailStatus(ask -> ask.name(arn)).isLogging())
                .ifPresent(logging -> state.put("IsLogging", logging));
        sink.attempt(
                        "event selectors of " + arn,
                        GONE,
                        () ->
                                States.without(
                                        client.getEventSelectors(ask -> ask.trailName(arn)),
                                        "TrailARN"))
                .ifPresent(state::setAll);
        return state;
    }
}
