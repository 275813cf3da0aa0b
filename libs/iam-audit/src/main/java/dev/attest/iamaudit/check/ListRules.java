package dev.attest.iamaudit.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

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

    /// Where it is known of which region an output is, every region wants an analyzer.
    static void analyzers(AuditSources sources, Parameters parameters, Judgements judgements) {
        for (JsonNode output : sources.outputs(Source.ANALYZERS)) {
            String place = Regions.resource(sources, output);
            if (Regions.refused(output, place, judgements)) {
                continue;
            }
            JsonNode analyzers = output.path(Source.ANALYZERS.member());
            for (JsonNode each : analyzers) {
                String status = each.path("status").asText();
                judgements.decide(
                        !active(each),
                        each.path("arn").asText(),
                        "is " + (status.isEmpty() ? "of no status" : status),
                        "is active");
            }
            if (analyzers.isEmpty()) {
                judgements.fail(place, "there is no analyzer in the region");
            }
        }
    }

    /// Of analyzers that are active. Findings that are archived or resolved do not count.
    static void analyzerFindings(
            AuditSources sources, Parameters parameters, Judgements judgements) {
        if (sources.items(Source.ANALYZERS).stream().anyMatch(ListRules::active)) {
            sources.outputs(Source.ANALYZER_FINDINGS);
        }
        for (JsonNode output : sources.outputs(Source.ANALYZERS)) {
            Regions.refused(output, Regions.resource(sources, output), judgements);
            for (JsonNode analyzer : output.path(Source.ANALYZERS.member())) {
                String arn = analyzer.path("arn").asText();
                if (active(analyzer)) {
                    findings(arn, sources.about(Source.ANALYZER_FINDINGS, arn), judgements);
                } else {
                    judgements.notApplicable(arn, "is not active");
                }
            }
        }
    }

    private static void findings(String arn, Optional<JsonNode> output, Judgements judgements) {
        if (output.isEmpty()) {
            judgements.unknown(arn, "its findings were not read");
        } else if (!Regions.refused(output.get(), arn, judgements)) {
            long open =
                    StreamSupport.stream(
                                    output.get()
                                            .path(Source.ANALYZER_FINDINGS.member())
                                            .spliterator(),
                                    false)
                            .filter(ListRules::active)
                            .count();
            judgements.decide(
                    open > 0,
                    arn,
                    "has " + open + (open == 1 ? " active finding" : " active findings"),
                    "has no active finding");
        }
    }

    private static boolean active(JsonNode each) {
        return each.path("status").asText().equals("ACTIVE");
    }

    /// Parameters: `field` of a trail that must be set, and be true where it is a truth.
    static void trails(AuditSources sources, Parameters parameters, Judgements judgements) {
        Trails trails = new Trails(sources);
        String field = parameters.text("field");
        trails.refusals(judgements);
        for (Trail trail : trails.all()) {
            JsonNode value = trail.described().path(field);
            boolean set = value.isTextual() ? !value.textValue().isBlank() : value.asBoolean();
            String says = field + " is " + (value.isMissingNode() ? "not set" : value.asText());
            judgements.decide(!set, trail.arn(), says, says);
        }
        trails.none(judgements);
    }
}
