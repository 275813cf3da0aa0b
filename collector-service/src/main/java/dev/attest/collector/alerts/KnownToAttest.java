package dev.attest.collector.alerts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.collector.inventory.KnownGroups;
import dev.attest.collector.inventory.KnownPolicies;
import dev.attest.collector.rules.KnownPlaces;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/// Tells rules what the inventory knows of what a call names, and where it came from.
@ApplicationScoped
class KnownToAttest {

    private final KnownPolicies policies;
    private final KnownGroups groups;
    private final KnownPlaces places;

    KnownToAttest(KnownPolicies policies, KnownGroups groups, KnownPlaces places) {
        this.policies = policies;
        this.groups = groups;
        this.places = places;
    }

    /// Adds the document of the policy that a call attaches, those of the group that a user joins,
    /// and the place of the caller's address.
    void addTo(SqlConnection connection, List<ObjectNode> events) {
        Map<String, String> documents = policies.named(connection, events);
        Map<KnownGroups.Group, List<String>> ofGroups = groups.named(connection, events);
        for (ObjectNode event : events) {
            String arn = KnownPolicies.attachedBy(event, event.path("recipientAccountId").asText());
            String document = arn == null ? null : documents.get(arn);
            List<String> joined = ofGroups.getOrDefault(KnownGroups.joinedBy(event), List.of());
            if (document != null) {
                WatchedEvent.ours(event).put("policyDocument", document);
            }
            if (!joined.isEmpty()) {
                ArrayNode list = WatchedEvent.ours(event).putArray("groupPolicyDocuments");
                joined.forEach(list::add);
            }
            places.of(event.path("sourceIPAddress").asText())
                    .ifPresent(place -> place.putInto(WatchedEvent.ours(event)));
        }
    }
}
