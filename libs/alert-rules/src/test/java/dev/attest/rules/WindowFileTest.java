package dev.attest.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attest.rules.Sighting.Part;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rule files with a window.
class WindowFileTest {

    private static final String RULE =
            """
            title: "Keys made"
            severity: HIGH
            sources: [iam.amazonaws.com]
            names: [CreateAccessKey]
            outcome: SUCCEEDED
            condition: |-
              true
            window:
              kind: threshold
              by: [userIdentity.userName]
              within: PT10M
              count: 2
            runbook: "Ask."
            tests:
              - name: "two keys"
                alerts: 1
                events:
                  - {times: 2, event: {"eventSource": "iam.amazonaws.com", "eventName": "CreateAccessKey", "userIdentity": {"userName": "bob"}}}
              - name: "two keys, an hour apart"
                alerts: 0
                events:
                  - {times: 2, every: PT1H, event: {"eventSource": "iam.amazonaws.com", "eventName": "CreateAccessKey", "userIdentity": {"userName": "bob"}}}
            """;
    private static final String SEQUENCE =
            RULE.substring(0, RULE.indexOf("tests:"))
                    .replace("kind: threshold", "kind: sequence")
                    .replace(
                            "  count: 2\n",
                            """
                              first:
                                names: [DeleteAccessKey]
                                outcome: ANY
                                condition: "at(event, 'requestParameters.userName') != 'robot'"
                                by: [requestParameters.userName]
                            """);

    @Test
    void shouldRunTheTestsOfARuleWithAWindow() {
        // When
        List<RuleTests.Result> right = RuleTests.run(RuleFile.read("keys-made", RULE));
        List<RuleTests.Result> wrong =
                RuleTests.run(RuleFile.read("keys-made", RULE.replace("count: 2", "count: 3")));

        // Then
        assertThat(right).hasSize(2).allMatch(RuleTests.Result::passed);
        assertThat(wrong.getFirst().problem()).isEqualTo("the rule found something in 0 events");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "kind: threshold; kind: pattern; neither threshold",
                "count: 2; count: 1; count is 2 to 100",
                "count: 2; count: 101; count is 2 to 100",
                "count: 2; value: x; kind, by and within, and count, distinct",
                "within: PT10M; within: 10 minutes; no time such as",
                "within: PT10M; within: PT1S; within is PT1M",
                "within: PT10M; within: P500D; within is PT1M",
                "by: [userIdentity.userName]; by: []; one to five places",
                "by: [userIdentity.userName]; by: [a b]; no path",
                "alerts: 1; matches: true; has alerts and events",
                "times: 2; times: 0; once or more",
                "times: 2; times: 3000; at most 2000"
            })
    void shouldRefuseWhatIsNoWindow(String right, String wrong, String why) {
        assertThatThrownBy(() ->
                        RuleFile.read(
                                "keys-made",
                                RULE.replaceFirst(java.util.regex.Pattern.quote(right), wrong)))
                .isInstanceOf(InvalidRuleException.class)
                .hasMessageContaining(why);
    }

    @Test
    void shouldRefuseAWindowOfFirstSightsThatLearnsTooLong() {
        String rule =
                RULE.substring(0, RULE.indexOf("tests:"))
                        .replace("kind: threshold", "kind: first-seen")
                        .replace("  count: 2\n", "  value: sourceIPAddress\n  learning: P14D\n");
        assertThat(RuleFile.read("x", rule.replace("PT10M", "P90D")).rule().window())
                .isInstanceOf(Window.FirstSeen.class);
        assertThatThrownBy(() -> RuleFile.read("x", rule.replace("PT10M", "P14D")))
                .hasMessageContaining("learning takes");
        assertThatThrownBy(() -> RuleFile.read("x", rule.replace("PT10M", "PT500H")))
                .hasMessageContaining("whole days");
    }

    @Test
    void shouldSayWhichPartOfASequenceAnEventIs() throws IOException {
        // Given
        CompiledRule rule = RuleFile.read("keys-made", SEQUENCE);

        // When
        Sighting first =
                sighting(rule, "DeleteAccessKey", "'requestParameters':{'userName':'bob'}");
        Sighting last = sighting(rule, "CreateAccessKey", "'userIdentity':{'userName':'bob'}");

        // Then
        assertThat(first.part()).isEqualTo(Part.FIRST);
        assertThat(first.found()).isNull();
        assertThat(last.part()).isEqualTo(Part.LAST);
        assertThat(last.found()).isNotNull();
        assertThat(last.key()).isEqualTo(first.key());
        assertThat(rule.rule().names("iam.amazonaws.com", "DeleteAccessKey")).isTrue();
    }

    @Test
    void shouldPutAnEventWithoutAKeyIntoNoWindow() throws IOException {
        CompiledRule rule = RuleFile.read("keys-made", SEQUENCE);
        assertThat(judge(rule, "CreateAccessKey", "'requestParameters':null"))
                .isInstanceOf(Judgement.NothingFound.class);
        assertThat(judge(rule, "DeleteAccessKey", "'requestParameters':{'userName':'robot'}"))
                .isInstanceOf(Judgement.NothingFound.class);
    }

    @Test
    void shouldBeginAnewWhenTheRuleIsWrittenAnew() throws IOException {
        // Given
        String who = "'userIdentity':{'userName':'bob'}";

        // When
        UUID key = sighting(RuleFile.read("x", RULE), "CreateAccessKey", who).key();
        UUID other =
                sighting(
                                RuleFile.read("x", RULE.replace("count: 2", "count: 3")),
                                "CreateAccessKey",
                                who)
                        .key();
        UUID retitled =
                sighting(
                                RuleFile.read("x", RULE.replace("Keys made", "Made")),
                                "CreateAccessKey",
                                who)
                        .key();

        // Then
        assertThat(other).isNotEqualTo(key);
        assertThat(retitled).isEqualTo(key);
    }

    @Test
    void shouldFailWhenAStepCannotBeEvaluated() throws IOException {
        CompiledRule rule =
                RuleFile.read(
                        "x",
                        SEQUENCE.replace(
                                "at(event, 'requestParameters.userName')", "event.no.such"));
        assertThat(judge(rule, "DeleteAccessKey", "'requestParameters':{'userName':'bob'}"))
                .isInstanceOf(Judgement.Failed.class);
    }

    private static Sighting sighting(CompiledRule rule, String name, String fields)
            throws IOException {
        return ((Judgement.Observed) judge(rule, name, fields)).sightings().getFirst();
    }

    private static Judgement judge(CompiledRule rule, String name, String fields)
            throws IOException {
        String event =
                "{'eventSource':'iam.amazonaws.com','eventName':'" + name + "'," + fields + "}";
        return rule.judge(new ObjectMapper().readTree(event.replace('\'', '"')));
    }
}
