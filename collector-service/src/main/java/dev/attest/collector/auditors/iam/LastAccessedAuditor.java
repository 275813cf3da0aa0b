package dev.attest.collector.auditors.iam;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.collector.auditors.AuditSession;
import dev.attest.collector.auditors.AuditSession.Patience;
import dev.attest.collector.auditors.InventoryAuditor;
import dev.attest.collector.auditors.InventorySink;
import dev.attest.collector.auditors.States;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.GetServiceLastAccessedDetailsResponse;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.ServiceLastAccessed;

/// Which services each user and role used last, and when. Roles that services make for themselves
/// are left out: what they do, nobody decides.
@ApplicationScoped
class LastAccessedAuditor implements InventoryAuditor {

    /// AWS makes the answers one by one; so many are asked for before the first is fetched.
    private static final int AHEAD = 25;

    private static final Set<String> GONE = Set.of("NoSuchEntity");

    @Override
    public String kind() {
        return "iam-last-accessed";
    }

    @Override
    public Reach reach() {
        return Reach.ACCOUNT;
    }

    @Override
    public List<String> permissions() {
        return List.of(
                "iam:ListUsers",
                "iam:ListRoles",
                "iam:GenerateServiceLastAccessedDetails",
                "iam:GetServiceLastAccessedDetails",
                AccountTotals.PERMISSION);
    }

    @Override
    public void read(AuditSession session, InventorySink sink) {
        try (IamClient iam = session.client(IamClient.builder(), "iam")) {
            List<String> batch = new ArrayList<>();
            for (String arn : principals(iam, sink)) {
                batch.add(arn);
                if (batch.size() == AHEAD) {
                    read(session, iam, batch, sink);
                    batch.clear();
                }
            }
            read(session, iam, batch, sink);
        }
    }

    private static List<String> principals(IamClient iam, InventorySink sink) {
        AccountTotals totals = AccountTotals.of(iam, sink);
        List<String> users =
                iam.listUsersPaginator().users().stream().map(user -> user.arn()).toList();
        List<Role> roles = iam.listRolesPaginator().roles().stream().toList();
        totals.hold(sink, "Users", users.size());
        totals.hold(sink, "Roles", roles.size());
        return Stream.concat(
                        users.stream(),
                        roles.stream()
                                .filter(role -> !role.path().startsWith("/aws-service-role/"))
                                .map(role -> role.arn()))
                .toList();
    }

    private static void read(
            AuditSession session, IamClient iam, List<String> arns, InventorySink sink) {
        Map<String, String> jobs = new LinkedHashMap<>();
        for (String arn : arns) {
            sink.attempt(
                            arn,
                            GONE,
                            () ->
                                    iam.generateServiceLastAccessedDetails(ask -> ask.arn(arn))
                                            .jobId())
                    .ifPresent(job -> jobs.put(arn, job));
        }
        Map<String, String> waiting = jobs;
        Patience patience = session.patience();
        do {
            waiting = unready(iam, waiting, sink);
        } while (!waiting.isEmpty() && patience.lasts());
        waiting.keySet().forEach(arn -> sink.problem(arn, "is not ready in time"));
    }

    /// Takes what is ready; one that never is does not keep the others waiting.
    ///
    /// @return the jobs that AWS is still at
    private static Map<String, String> unready(
            IamClient iam, Map<String, String> jobs, InventorySink sink) {
        Map<String, String> unready = new LinkedHashMap<>();
        jobs.forEach((arn, job) ->
                sink.attempt(arn, GONE, () -> page(iam, job, null))
                        .ifPresent(answer -> {
                            switch (answer.jobStatus()) {
                                case IN_PROGRESS -> unready.put(arn, job);
                                case COMPLETED -> take(iam, arn, job, answer, sink);
                                case FAILED, UNKNOWN_TO_SDK_VERSION ->
                                        sink.problem(arn, failure(answer));
                            }
                        }));
        return unready;
    }

    private static void take(
            IamClient iam,
            String arn,
            String job,
            GetServiceLastAccessedDetailsResponse first,
            InventorySink sink) {
        sink.attempt(arn, GONE, () -> services(iam, job, first))
                .ifPresent(services ->
                        sink.thing(
                                "last-accessed",
                                arn,
                                arn.substring(arn.lastIndexOf('/') + 1),
                                services));
    }

    private static String failure(GetServiceLastAccessedDetailsResponse answer) {
        return answer.error() == null
                ? "AWS could not find out what it used"
                : answer.error().code() + ": " + answer.error().message();
    }

    private static ObjectNode services(
            IamClient iam, String job, GetServiceLastAccessedDetailsResponse first) {
        GetServiceLastAccessedDetailsResponse page = first;
        ObjectNode services = States.empty();
        add(page, services);
        while (Boolean.TRUE.equals(page.isTruncated())) {
            page = page(iam, job, page.marker());
            add(page, services);
        }
        return services;
    }

    private static GetServiceLastAccessedDetailsResponse page(
            IamClient iam, String job, @Nullable String marker) {
        return iam.getServiceLastAccessedDetails(ask -> ask.jobId(job).marker(marker));
    }

    private static void add(GetServiceLastAccessedDetailsResponse page, ObjectNode services) {
        for (ServiceLastAccessed service : page.servicesLastAccessed()) {
            if (service.lastAuthenticated() != null) {
                services.putObject(service.serviceNamespace())
                        .put("at", service.lastAuthenticated().toString())
                        .put("region", service.lastAuthenticatedRegion());
            }
        }
    }
}
