package dev.attest.collector.auditors.organization;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.awsjson.AwsJson;
import dev.attest.collector.auditors.AuditSession;
import dev.attest.collector.auditors.InventoryAuditor;
import dev.attest.collector.auditors.InventorySink;
import dev.attest.collector.auditors.States;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.Application;
import software.amazon.awssdk.services.ssoadmin.model.ApplicationAssignment;
import software.amazon.awssdk.services.ssoadmin.model.InstanceMetadata;
import software.amazon.awssdk.services.ssoadmin.model.ResourceNotFoundException;

/// Applications of Identity Center, and who is assigned to them; where an application wants no
/// assignment, everybody comes in.
@ApplicationScoped
class ApplicationAuditor implements InventoryAuditor {

    private static final int PAGE = 100;
    private static final Set<String> GONE = Set.of("ResourceNotFoundException");

    @Override
    public String kind() {
        return "identity-center-applications";
    }

    @Override
    public Reach reach() {
        return Reach.REGION;
    }

    @Override
    public List<String> permissions() {
        return List.of(
                "sso:GetApplicationAssignmentConfiguration",
                "sso:ListApplicationAssignments",
                "sso:ListApplicationAssignmentsForPrincipal",
                "sso:ListApplications",
                "sso:ListInstances");
    }

    @Override
    public void read(AuditSession session, InventorySink sink) {
        try (SsoAdminClient sso = session.client(SsoAdminClient.builder(), "ssoadmin")) {
            List<InstanceMetadata> instances =
                    sso.listInstancesPaginator(ask -> {}).instances().stream().toList();
            if (instances.isEmpty()) {
                sink.notEvaluated("Identity Center has no instance in " + session.region());
                return;
            }
            for (InstanceMetadata instance : instances) {
                ManagementOnly.read(
                        "Identity Center",
                        instance.ownerAccountId(),
                        session.account(),
                        sink,
                        () -> read(sso, instance.instanceArn(), sink));
            }
        }
    }

    private static void read(SsoAdminClient sso, String instance, InventorySink sink) {
        var seen = new Seen();
        for (Application application :
                sso.listApplicationsPaginator(ask -> ask.instanceArn(instance).maxResults(PAGE))
                        .applications()) {
            sink.thing(
                    "identity-center-application",
                    application.applicationArn(),
                    application.name(),
                    () -> state(sso, application, seen, sink));
        }
        seen.hold(sso, instance, sink);
        sink.uncounted("applications", sink.found(), "Identity Center does not count them");
    }

    private static ObjectNode state(
            SsoAdminClient sso, Application application, Seen seen, InventorySink sink) {
        ObjectNode state = States.without(application);
        String arn = application.applicationArn();
        sink.attempt(
                        "assignment configuration of " + arn,
                        GONE,
                        () ->
                                sso.getApplicationAssignmentConfiguration(
                                                ask -> ask.applicationArn(arn))
                                        .assignmentRequired())
                .ifPresent(required -> state.put("AssignmentRequired", required));
        sink.attempt(
                        "assignments of " + arn,
                        GONE,
                        () ->
                                sso
                                        .listApplicationAssignmentsPaginator(
                                                ask -> ask.applicationArn(arn).maxResults(PAGE))
                                        .applicationAssignments()
                                        .stream()
                                        .toList())
                .ifPresent(assignments -> {
                    ArrayNode list = state.putArray("Assignments");
                    assignments.forEach(each -> {
                        seen.assigned(each);
                        list.add(AwsJson.of(each).without("ApplicationArn"));
                    });
                });
        return state;
    }

    /// Assignments are read by application; Identity Center also tells them by principal.
    private static final class Seen {

        /// Principals are asked one by one.
        private static final int MOST = 1000;

        /// How many were read of each principal.
        private final Map<ApplicationAssignment, Integer> principals = new HashMap<>();

        /// So many were read of principals that are gone.
        private long gone;

        void assigned(ApplicationAssignment assignment) {
            principals.merge(assignment.toBuilder().applicationArn(null).build(), 1, Integer::sum);
        }

        private long all() {
            return principals.values().stream().mapToLong(Integer::longValue).sum();
        }

        void hold(SsoAdminClient sso, String instance, InventorySink sink) {
            String what = "assignments, ListApplicationAssignmentsForPrincipal";
            if (principals.size() > MOST) {
                sink.uncounted(
                        what,
                        all(),
                        "%d principals would have to be asked one by one"
                                .formatted(principals.size()));
                return;
            }
            sink.counted(what, all(), () -> count(sso, instance))
                    .ifPresent(counted -> {
                        sink.control(what, counted, all() - gone);
                        if (gone > 0) {
                            sink.uncounted(
                                    "assignments of principals that are gone",
                                    gone,
                                    "they cannot be asked");
                        }
                    });
        }

        private long count(SsoAdminClient sso, String instance) {
            long counted = 0;
            for (Map.Entry<ApplicationAssignment, Integer> principal : principals.entrySet()) {
                try {
                    counted += count(sso, instance, principal.getKey());
                } catch (ResourceNotFoundException e) {
                    gone += principal.getValue();
                }
            }
            return counted;
        }

        /// Only what is assigned to the principal itself: a user's come with those of groups.
        private static long count(
                SsoAdminClient sso, String instance, ApplicationAssignment principal) {
            return sso
                    .listApplicationAssignmentsForPrincipalPaginator(ask ->
                            ask.instanceArn(instance)
                                    .principalId(principal.principalId())
                                    .principalType(principal.principalType())
                                    .maxResults(PAGE))
                    .applicationAssignments()
                    .stream()
                    .filter(each -> principal.principalId().equals(each.principalId()))
                    .count();
        }
    }
}
