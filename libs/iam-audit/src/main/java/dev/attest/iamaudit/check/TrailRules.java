package dev.attest.iamaudit.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.iamaudit.check.Trail.Known;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/// Rules about whether trails log, and whether what they log arrives.
///
/// Source: CloudTrail API Reference, "GetTrailStatus".
final class TrailRules {

    private TrailRules() {}

    static void everyRegion(AuditSources sources, Parameters parameters, Judgements judgements) {
        inEveryRegion(sources, judgements, "logs", trail -> new Told(trail.logs(), trail.unread()));
    }

    /// Parameter `exclusionsFail`: a trail that leaves out the events of some services does not
    /// count.
    static void managementEvents(
            AuditSources sources, Parameters parameters, Judgements judgements) {
        boolean whole = parameters.flag("exclusionsFail");
        new Trails(sources).need(Source.EVENT_SELECTORS);
        inEveryRegion(
                sources,
                judgements,
                "logs management events",
                trail -> recording(trail, each -> ManagementEvents.all(each, whole)));
    }

    /// Calls of models are management events that only read; those of agents and knowledge bases
    /// are data events.
    static void bedrock(AuditSources sources, Parameters parameters, Judgements judgements) {
        Trails trails = new Trails(sources);
        trails.need(Source.TRAIL_STATUS);
        trails.need(Source.EVENT_SELECTORS);
        Told told =
                any(
                        trails.all(),
                        trail -> recording(trail, each -> ManagementEvents.bedrock(each)),
                        "records calls of Bedrock");
        trails.refusals(judgements);
        if (told.known() == Known.NO && trails.partly()) {
            return;
        }
        judge(told, sources.account(), "no trail that logs records calls of Bedrock", judgements);
    }

    /// Parameter `hours`: how old the last delivery may be, at the moment the state is of.
    static void cloudWatch(AuditSources sources, Parameters parameters, Judgements judgements) {
        Trails trails = new Trails(sources);
        trails.need(Source.TRAIL_STATUS);
        trails.refusals(judgements);
        Duration limit = Duration.ofHours(parameters.number("hours"));
        for (Trail trail : trails.all()) {
            Optional<JsonNode> status =
                    trail.status().filter(each -> each.path("IsLogging").isBoolean());
            if (status.isEmpty()) {
                judgements.unknown(trail.arn(), trail.unread());
                continue;
            }
            String at = status.get().path("LatestCloudWatchLogsDeliveryTime").asText("");
            Optional<Instant> delivered = Ages.moment(at);
            Instant shown =
                    Ages.moment(status.get().path("ShownAt").asText("")).orElse(sources.at());
            boolean late = delivered.map(since -> Ages.moreThan(limit, since, shown)).orElse(true);
            String last = "CloudWatch Logs last got something on " + at;
            judgements.decide(
                    late,
                    trail.arn(),
                    delivered.isEmpty() ? "nothing goes to CloudWatch Logs" : last,
                    last);
        }
        trails.none(judgements);
    }

    private record Told(Known known, String words) {}

    private static void inEveryRegion(
            AuditSources sources,
            Judgements judgements,
            String does,
            Function<Trail, Told> question) {
        Trails trails = new Trails(sources);
        trails.need(Source.TRAIL_STATUS);
        Set<String> regions = trails.regions();
        if (regions.isEmpty()) {
            List<Trail> everywhere =
                    trails.all().stream()
                            .filter(each -> each.described().path("IsMultiRegionTrail").asBoolean())
                            .toList();
            Told told = any(everywhere, question, does);
            judge(told, sources.account(), "no trail " + does + " in every region", judgements);
            return;
        }
        for (String region : regions) {
            List<Trail> here = trails.all().stream().filter(each -> each.covers(region)).toList();
            Told told = any(here, question, does);
            String refusal = trails.refusal(region);
            if (told.known() == Known.NO && !refusal.isEmpty()) {
                told = new Told(Known.UNKNOWN, refusal);
            }
            judge(told, Regions.resource(sources, region), "no trail " + does, judgements);
        }
    }

    /// One trail that does it is enough.
    private static Told any(List<Trail> trails, Function<Trail, Told> question, String does) {
        Told best = new Told(Known.NO, "");
        for (Trail trail : trails) {
            Told told = question.apply(trail);
            if (told.known() == Known.YES) {
                return new Told(Known.YES, trail.arn() + " " + does);
            }
            best = told.known() == Known.UNKNOWN ? told : best;
        }
        return best;
    }

    private static Told recording(Trail trail, Predicate<JsonNode> records) {
        if (trail.logs() != Known.YES) {
            return new Told(trail.logs(), trail.unread());
        }
        return trail.selectors()
                .filter(each -> !Regions.refused(each))
                .map(each -> new Told(records.test(each) ? Known.YES : Known.NO, ""))
                .orElseGet(() -> new Told(Known.UNKNOWN, trail.unreadSelectors()));
    }

    private static void judge(Told told, String resource, String failing, Judgements judgements) {
        switch (told.known()) {
            case YES -> judgements.pass(resource, told.words());
            case NO -> judgements.fail(resource, failing);
            case UNKNOWN -> judgements.unknown(resource, told.words());
        }
    }
}
