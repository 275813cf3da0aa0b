package dev.attest.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.events.activity.ActivityRecord;
import dev.attest.events.activity.Actor;
import dev.attest.events.activity.ActorKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RuleIndexTest {

    private static final String REFUSED = "AccessDenied";

    @Test
    void shouldFindARuleByWhatAnEventIsCalled() {
        // Given
        RuleIndex<CompiledRule> index = index(rule("plain", "", "[PutThing]", "SUCCEEDED"));

        // When, Then
        assertThat(ids(index, activity("PutThing", ActorKind.IAM_USER, null)))
                .containsExactly("plain");
        assertThat(ids(index, activity("GetThing", ActorKind.IAM_USER, null))).isEmpty();
        assertThat(ids(index, activity("PutThing", ActorKind.IAM_USER, REFUSED))).isEmpty();
    }

    @Test
    void shouldShowRefusedCallsToRulesOverRefusedCallsOnly() {
        // Given
        RuleIndex<CompiledRule> index =
                index(rule("refusals", "actors: [IAM_USER]\n", "[\"*\"]", "REFUSED"));

        // When, Then
        assertThat(ids(index, activity("Any", ActorKind.IAM_USER, REFUSED)))
                .containsExactly("refusals");
        assertThat(ids(index, activity("Any", ActorKind.IAM_USER, null))).isEmpty();
        assertThat(ids(index, activity("Any", ActorKind.ROOT, REFUSED))).isEmpty();
    }

    @Test
    void shouldShowEveryStepOfASequenceOnce() {
        // Given
        String window =
                """
                window:
                  kind: sequence
                  by: [userIdentity.userName]
                  within: PT1H
                  first:
                    names: [TakeThing, PutThing]
                    outcome: REFUSED
                """;
        RuleIndex<CompiledRule> index = index(rule("steps", window, "[PutThing]", "ANY"));

        // When, Then
        assertThat(ids(index, activity("TakeThing", ActorKind.IAM_USER, REFUSED)))
                .containsExactly("steps");
        assertThat(ids(index, activity("TakeThing", ActorKind.IAM_USER, null))).isEmpty();
        assertThat(ids(index, activity("PutThing", ActorKind.IAM_USER, REFUSED)))
                .containsExactly("steps");
        assertThat(ids(index, activity("PutThing", ActorKind.IAM_USER, null)))
                .containsExactly("steps");
    }

    private static List<String> ids(RuleIndex<CompiledRule> index, ActivityRecord activity) {
        List<String> ids = index.watching(activity).stream().map(r -> r.rule().id()).toList();
        assertThat(index.watches(activity)).isEqualTo(!ids.isEmpty());
        return ids;
    }

    private static RuleIndex<CompiledRule> index(CompiledRule rule) {
        return new RuleIndex<>(List.of(rule), CompiledRule::rule);
    }

    private static CompiledRule rule(String id, String more, String names, String outcome) {
        return RuleFile.read(
                id,
                """
                title: "Thing"
                severity: LOW
                sources: [things.amazonaws.com]
                names: %s
                outcome: %s
                condition: "true"
                runbook: "Ask."
                %s\
                """
                        .formatted(names, outcome, more));
    }

    private static ActivityRecord activity(String name, ActorKind kind, @Nullable String error) {
        return new ActivityRecord(
                "e-1",
                Instant.parse("2026-10-05T10:00:00Z"),
                "111122223333",
                "eu-central-1",
                "things.amazonaws.com",
                name,
                new Actor(kind, null, "dora", null, null, null),
                null,
                null,
                false,
                error,
                null,
                null,
                null,
                null);
    }
}
