package dev.attest.cli.audits;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.iamaudit.check.Source;
import dev.attest.iamaudit.recording.RecordedSources;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.GetServiceLastAccessedDetailsResponse;
import software.amazon.awssdk.services.iam.model.JobStatusType;

/// Asks IAM of every user and role what services it used. IAM makes each answer by itself, and
/// takes a while; roles that services make for themselves are left out.
final class LastAccessedQuestions {
    /// So many answers are asked for before the first is fetched.
    private static final int AHEAD = 25;

    private static final String COMMAND = Source.LAST_ACCESSED.command();

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
            ask(principals.subList(from, Math.min(principals.size(), from + AHEAD)), sources);
        }
    }

    private static void add(JsonNode principal, List<String> principals) {
        if (!principal.path("Path").asText().startsWith("/aws-service-role/")) {
            principals.add(principal.path("Arn").asText());
        }
    }

    /// Who is gone, or may not be asked about, is no harm to the others.
    private void ask(List<String> arns, AwsSources sources) {
        List<String> jobs = new ArrayList<>();
        arns.forEach(arn -> sources.ask(COMMAND, () -> jobs.add(begun(arn))));
        for (int i = 0; !jobs.isEmpty() && i < patience; i++) {
            List<String> asked = List.copyOf(jobs);
            jobs.clear();
            for (String job : asked) {
                sources.ask(
                        COMMAND,
                        () -> {
                            if (!answered(job)) {
                                jobs.add(job);
                            }
                        });
            }
            if (!jobs.isEmpty()) {
                AwsSources.sleep(pause);
            }
        }
        if (!jobs.isEmpty()) {
            sources.ask(
                    COMMAND,
                    () -> {
                        throw SdkClientException.create("AWS was not ready in time");
                    });
        }
    }

    private String begun(String arn) {
        return iam.generateServiceLastAccessedDetails(of -> of.arn(arn)).jobId();
    }

    /// Fetches all pages; false when IAM is still at the first.
    private boolean answered(String job) {
        GetServiceLastAccessedDetailsResponse page =
                iam.getServiceLastAccessedDetails(of -> of.jobId(job));
        if (page.jobStatus() == JobStatusType.IN_PROGRESS) {
            return false;
        }
        if (page.jobStatus() == JobStatusType.FAILED) {
            throw SdkClientException.create("AWS could not make the answer");
        }
        while (Boolean.TRUE.equals(page.isTruncated())) {
            String marker = page.marker();
            page = iam.getServiceLastAccessedDetails(of -> of.jobId(job).marker(marker));
        }
        return true;
    }
}
