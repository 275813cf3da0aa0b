package dev.attest.iamaudit.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The trails of an account, each once: describe-trails shows a trail of all regions in every one.
final class Trails {

    private final AuditSources sources;
    private final Map<String, Trail> trails = new LinkedHashMap<>();
    private final List<JsonNode> refused = new ArrayList<>();
    private final Set<String> regions = new TreeSet<>();

    /// @throws UndecidedException when no trails were given
    Trails(AuditSources sources) {
        this.sources = sources;
        for (JsonNode output : sources.outputs(Source.TRAILS)) {
            if (!Regions.name(output).isEmpty()) {
                regions.add(Regions.name(output));
            }
            if (Regions.refused(output)) {
                refused.add(output);
            }
            output.path(Source.TRAILS.member())
                    .forEach(each ->
                            trails.computeIfAbsent(
                                    each.path("TrailARN").asText(), arn -> trail(arn, each)));
        }
    }

    private Trail trail(String arn, JsonNode described) {
        return new Trail(
                arn,
                described,
                sources.has(Source.TRAIL_STATUS)
                        ? sources.about(Source.TRAIL_STATUS, arn)
                        : Optional.empty(),
                sources.has(Source.EVENT_SELECTORS)
                        ? sources.about(Source.EVENT_SELECTORS, arn)
                        : Optional.empty());
    }

    List<Trail> all() {
        return List.copyOf(trails.values());
    }

    /// @throws UndecidedException when there are trails and this is not known of any
    void need(Source source) {
        if (!trails.isEmpty()) {
            sources.outputs(source);
        }
    }

    /// The regions that outputs are of; empty where they do not tell it.
    Set<String> regions() {
        return regions;
    }

    /// Names the regions whose trails AWS did not tell.
    void refusals(Judgements judgements) {
        refused.forEach(
                output -> Regions.refused(output, Regions.resource(sources, output), judgements));
    }

    /// Why nobody knows whether a region has trails of its own; empty when that is known.
    String refusal(String region) {
        return refused.stream()
                .filter(output -> Regions.name(output).equals(region))
                .findFirst()
                .map(Regions::why)
                .orElse("");
    }

    /// Whether AWS did not tell the trails of some region.
    boolean partly() {
        return !refused.isEmpty();
    }

    /// Fails the account when it certainly has no trail.
    void none(Judgements judgements) {
        if (trails.isEmpty() && refused.isEmpty()) {
            judgements.fail(sources.account(), "there is no trail");
        }
    }
}
