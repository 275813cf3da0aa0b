package dev.attest.iamaudit.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Rules about which services users and roles may use, and which they did. IAM looks back 400 days.
///
/// Source: IAM API Reference, "GetServiceLastAccessedDetails".
final class LastAccessedRules {

    private static final String USED = "LastAuthenticated";

    private LastAccessedRules() {}

    /// Parameters: `of` (`user` or `role`), the `service` by its namespace, and `days` without use.
    static void stale(AuditSources sources, Parameters parameters, Judgements judgements) {
        String service = parameters.text("service");
        Duration limit = parameters.days("days");
        each(
                sources,
                parameters.text("of"),
                judgements,
                (arn, services) -> {
                    for (JsonNode each : services) {
                        if (each.path("ServiceNamespace").asText().equals(service)) {
                            stale(arn, service, each, limit, sources.at(), judgements);
                        }
                    }
                });
    }

    private static void stale(
            String arn,
            String service,
            JsonNode use,
            Duration limit,
            Instant at,
            Judgements judgements) {
        if (!use.hasNonNull(USED)) {
            judgements.fail(arn, "may use " + service + " and did not in the time AWS looks back");
            return;
        }
        Instant last = OffsetDateTime.parse(use.path(USED).asText()).toInstant();
        String says = "used " + service + " last on " + Ages.text(last, at);
        judgements.decide(Ages.moreThan(limit, last, at), arn, says, says);
    }

    /// Parameter `besides`: services that everybody's long-lived credentials may be used for.
    static void longLived(AuditSources sources, Parameters parameters, Judgements judgements) {
        List<String> besides = parameters.texts("besides");
        each(
                sources,
                "user",
                judgements,
                (arn, services) -> {
                    Set<String> used = new TreeSet<>();
                    for (JsonNode each : services) {
                        if (each.hasNonNull(USED)) {
                            used.add(each.path("ServiceNamespace").asText());
                        }
                    }
                    besides.forEach(used::remove);
                    judgements.decide(
                            !used.isEmpty(),
                            arn,
                            "used its own credentials for " + String.join(", ", used),
                            "used its own credentials for nothing but "
                                    + String.join(", ", besides));
                });
    }

    private interface Judge {
        void judge(String arn, JsonNode services);
    }

    private static void each(
            AuditSources sources, String kind, Judgements judgements, Judge judge) {
        for (JsonNode output : sources.outputs(Source.LAST_ACCESSED)) {
            String arn = output.path(Source.LAST_ACCESSED.subject()).asText();
            if (arn.contains(":" + kind + "/") && !Regions.refused(output, arn, judgements)) {
                judge.judge(arn, output.path(Source.LAST_ACCESSED.member()));
            }
        }
    }
}
