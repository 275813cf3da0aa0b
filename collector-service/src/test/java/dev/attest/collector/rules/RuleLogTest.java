package dev.attest.collector.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.events.activity.ActivityRecord;
import dev.attest.events.activity.Actor;
import dev.attest.events.activity.ActorKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class RuleLogTest {

    private static final String FORGED =
            "{\n\u001b[2J2026-10-05 INFO all is well\n" + "x".repeat(9000);

    @Test
    void shouldLogOneShortLineOfAnEventThatARuleFailsOn() {
        // Given
        ActivityRecord activity = inlinePolicyPut("id\nforged " + "y".repeat(100));
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("eventSource", activity.eventSource()).put("eventName", activity.eventName());
        event.putObject("requestParameters")
                .put("roleName", "ci")
                .put("policyName", "p")
                .put("policyDocument", FORGED);
        AlertRules rules = UserRulesTest.rules(UserRulesTest.config(null));

        // When
        List<String> logged = loggedBy(() -> rules.judge(activity, event));

        // Then
        assertThat(logged)
                .singleElement()
                .satisfies(line ->
                        assertThat(line)
                                .contains("dangerous-inline-policy")
                                .hasSizeLessThan(400)
                                .matches("\\P{Cntrl}+"));
    }

    private static List<String> loggedBy(Runnable work) {
        List<String> lines = new ArrayList<>();
        Handler listener =
                new Handler() {
                    @Override
                    public void publish(LogRecord line) {
                        lines.add(String.format(line.getMessage(), line.getParameters()));
                    }

                    @Override
                    public void flush() {}

                    @Override
                    public void close() {}
                };
        Logger log = Logger.getLogger(AlertRules.class.getName());
        log.addHandler(listener);
        try {
            work.run();
        } finally {
            log.removeHandler(listener);
        }
        return lines;
    }

    private static ActivityRecord inlinePolicyPut(String id) {
        return new ActivityRecord(
                id,
                Instant.parse("2026-10-05T10:00:00Z"),
                "111122223333",
                "eu-central-1",
                "iam.amazonaws.com",
                "PutRolePolicy",
                new Actor(ActorKind.UNKNOWN, null, "dora", null, null, null),
                null,
                null,
                false,
                null,
                null,
                null,
                null,
                null);
    }
}
