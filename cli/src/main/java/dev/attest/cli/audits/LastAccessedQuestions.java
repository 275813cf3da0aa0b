package dev.attest.cli.audits;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.iamaudit.check.Source;
import dev.attest.iamaudit.recording.RecordedSources;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.GetServiceLastAccessedDetailsResponse;
import software.amazon.awssdk.services.iam.model.JobStatusType;

/// Asks IAM of every user and role what services it used. IAM makes each answer by itself, and
/// takes a while; roles that services make for themselves are left out.
final class LastAccessedQuestions {
    /// So many answers are asked for before the first is fetched.
    private static final int AHEAD = 25;

    private final IamClient iam;
    private final Duration pause;
    private final int patience;

    LastAccessedQuestions(IamClient iam, Duration pause, int patience) {
        this.iam = iam;
        this.pause = pause;
        this.patience = patience;
    }

    void ask(RecordedSources recorded, AwsSources sources) {
        List<String> principals = new ArrayList<>();
        recorded.authorizationDetails()
                .ifPresent(details -> {
                    details.path("UserDetailList").forEach(user -> add(user, principals));
                    details.path("RoleDetailList").forEach(role -> add(role, principals));
                });
        for (int from = 0; from < principals.size(); from += AHEAD) {
            List<String> some = principals.subList(from, Math.min(principals.size(), from + AHEAD));
            sources.ask(Source.LAST_ACCESSED.command(), () -> ask(some));
        }
    }

    private static void add(JsonNode principal, List<String> principals) {
        if (!principal.path("Path").asText().startsWith("/aws-service-role/")) {
            principals.add(principal.path("Arn").asText());
        }
    }

    private void ask(List<String> arns) {
        List<String> jobs = new ArrayList<>();
        arns.forEach(
                arn -> jobs.add(iam.generateServiceLastAccessedDetails(of -> of.arn(arn)).jobId()));
        for (int i = 0; !jobs.isEmpty() && i < patience; i++) {
            for (Iterator<String> left = jobs.iterator(); left.hasNext(); ) {
                if (answered(left.next())) {
                    left.remove();
                }
            }
            if (!jobs.isEmpty()) {
                AwsSources.sleep(pause);
            }
        }
    }

    /// Fetches all pages; false when IAM is still at the first.
    private boolean answered(String job) {
        GetServiceLastAccessedDetailsResponse page =
                iam.getServiceLastAccessedDetails(of -> of.jobId(job));
        if (page.jobStatus() == JobStatusType.IN_PROGRESS) {
            return false;
        }
        while (Boolean.TRUE.equals(page.isTruncated())) {
            String marker = page.marker();
            page = iam.getServiceLastAccessedDetails(of -> of.jobId(job).marker(marker));
        }
        return true;
    }
}
