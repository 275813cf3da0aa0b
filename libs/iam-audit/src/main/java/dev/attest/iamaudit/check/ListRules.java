package dev.attest.iamaudit.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/// Rules about what other commands of AWS list.
final class ListRules {

    private ListRules() {}

    static void samlProviders(AuditSources sources, Parameters parameters, Judgements judgements) {
        List<JsonNode> providers = sources.items(Source.SAML_PROVIDERS);
        providers.forEach(
                each -> judgements.pass(each.path("Arn").asText(), "people can come through it"));
        if (providers.isEmpty()) {
            judgements.fail(sources.account(), "there is no SAML provider");
        }
    }

    static void serverCertificates(
            AuditSources sources, Parameters parameters, Judgements judgements) {
        List<JsonNode> certificates = sources.items(Source.SERVER_CERTIFICATES);
        for (JsonNode each : certificates) {
            String arn = each.path("Arn").asText();
            String text = each.path("Expiration").asText();
            try {
                Instant end = OffsetDateTime.parse(text).toInstant();
                judgements.decide(
                        !end.isAfter(sources.at()),
                        arn,
                        "expired on " + text,
                        "is good until " + text);
            } catch (DateTimeException e) {
                judgements.unknown(arn, "its Expiration is no date: " + text);
            }
        }
        if (certificates.isEmpty()) {
            judgements.pass(sources.account(), "no server certificate is stored in IAM");
        }
    }

    static void analyzers(AuditSources sources, Parameters parameters, Judgements judgements) {
        List<JsonNode> analyzers = sources.items(Source.ANALYZERS);
        for (JsonNode each : analyzers) {
            String status = each.path("status").asText();
            judgements.decide(
                    !status.equals("ACTIVE"),
                    each.path("arn").asText(),
                    "is " + (status.isEmpty() ? "of no status" : status),
                    "is active");
        }
        if (analyzers.isEmpty()) {
            judgements.fail(sources.account(), "there is no analyzer in the region");
        }
    }

    /// Parameters: `field` of a trail that must be set, and be true where it is a truth.
    static void trails(AuditSources sources, Parameters parameters, Judgements judgements) {
        List<JsonNode> trails = sources.items(Source.TRAILS);
        String field = parameters.text("field");
        for (JsonNode trail : trails) {
            JsonNode value = trail.path(field);
            boolean set = value.isTextual() ? !value.textValue().isBlank() : value.asBoolean();
            String says = field + " is " + (value.isMissingNode() ? "not set" : value.asText());
            judgements.decide(!set, trail.path("TrailARN").asText(), says, says);
        }
        if (trails.isEmpty()) {
            judgements.fail(sources.account(), "there is no trail");
        }
    }
}
