package dev.attest.rules;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleFileTest {

    private static final String RULE =
            """
            title: "Key made"
            severity: HIGH
            sources: [iam.amazonaws.com]
            names: [CreateAccessKey]
            outcome: SUCCEEDED
            condition: |-
              at(event, "a") == "x"
              || at(event, "b") == "y"
            message: "Key {key.id:last4|key.arn:name} by {actor}"
            dedup: ["key.id|key.arn"]
            runbook: "Ask."
            """;

    @Test
    void shouldReadARuleThatLeavesOutWhatNeedNotBeSaid() {
        // When
        AlertRule rule =
                RuleFile.read("key-made", RULE.replaceAll("(?m)^(message|dedup):.*\\n", "")).rule();

        // Then
        assertThat(rule.message()).isEqualTo("Key made, by {actor}");
        assertThat(rule.tests()).isEmpty();
        assertThat(RuleTests.missing(rule)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "at(event, \"b\") == \"y\"; at(event, \"b\") ==; 8",
                "at(event, \"a\") == \"x\"; nosuch(event); 7",
                "severity: HIGH; severity: LOUD; 2",
                "title:; tilte:; 1",
                "dedup:; dedupe:; 10"
            })
    void shouldNameTheLineThatIsWrong(String right, String wrong, int line) {
        // Given
        String text = RULE.replace(right, wrong);

        // When
        InvalidRuleException refusal =
                catchThrowableOfType(
                        InvalidRuleException.class, () -> RuleFile.read("key-made", text));

        // Then
        assertThat(refusal.line()).isEqualTo(line);
        assertThat(refusal.told()).startsWith("line " + line + ": ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{actor}; {actor; not closed",
                "{actor}; {}; no path",
                "{actor}; {a:first}; neither",
                "runbook: \"Ask.\"; runbook: \"\"; runbook",
                "names: [CreateAccessKey]; names: []; names no event",
                "names: [CreateAccessKey]; names: [\"*\"]; needs actors",
                "severity: HIGH; severity: LOUD; 'severity is LOUD, which is none of INFO, LOW, MEDIUM, HIGH, CRITICAL'",
                "names: [CreateAccessKey]; names: CreateAccessKey; names is no list",
                "names: [CreateAccessKey]; names: [[a]]; names is no text",
                "runbook:; 'tests: [a]\nrunbook:'; tests is no mapping of fields to values"
            })
    void shouldRefuseWhatIsNoRule(String right, String wrong, String why) {
        assertThatThrownBy(() -> RuleFile.read("key-made", RULE.replace(right, wrong)))
                .isInstanceOf(InvalidRuleException.class)
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "runbook: \"Ask.\"; runbook: MANY; runbook has 2001 characters, of 2000 at most",
                "{actor}; {actor} MANY; message has",
                "names: [CreateAccessKey]; names: [LIST]; it has 1 sources and 501 names"
            })
    void shouldRefuseWhatIsTooMuch(String right, String wrong, String why) {
        // Given
        String list = IntStream.rangeClosed(1, 501).mapToObj(i -> "Call" + i).collect(joining(","));
        String text = wrong.replace("MANY", "x".repeat(2_001)).replace("LIST", list);

        // When // Then
        assertThatThrownBy(() -> RuleFile.read("key-made", RULE.replace(right, text)))
                .isInstanceOf(InvalidRuleException.class)
                .hasMessageContaining(why);
    }

    @Test
    void shouldCutAMessageThatAnEventMakesLong() throws IOException {
        // Given
        CompiledRule rule =
                RuleFile.read("key-made", RULE.replace("{actor}", "{actor}".repeat(100)));

        // When
        Judgement.Found found =
                found(
                        rule,
                        "'a':'x','key':{'id':'k'},'userIdentity':{'userName':'%s'}"
                                .formatted("x".repeat(300)));

        // Then
        assertThat(found.message()).hasSize(4_001).endsWith("x…");
    }

    @Test
    void shouldRefuseAnEmptyFileAndAnIdThatIsNone() {
        assertThatThrownBy(() -> RuleFile.read("x", "")).isInstanceOf(InvalidRuleException.class);
        assertThatThrownBy(() -> RuleFile.read("X Y", RULE)).hasMessageContaining("X Y");
    }

    @Test
    void shouldFillTheMessageWithOneShortLine() throws IOException {
        // Given
        CompiledRule rule = RuleFile.read("key-made", RULE);
        String control = "\\n\\u001b[2J" + "x".repeat(5_000);

        // When, Then
        assertThat(found(rule, "'a':'x','key':{'id':'AKIA1234'},'userIdentity':{'userName':'bob'}"))
                .satisfies(f -> assertThat(f.message()).isEqualTo("Key 1234 by bob"))
                .satisfies(f -> assertThat(f.key()).isEqualTo("AKIA1234"));
        assertThat(found(rule, "'a':'x','key':{'arn':'arn:x/y/k-1'}").message())
                .isEqualTo("Key k-1 by unknown");
        assertThat(
                        found(
                                rule,
                                "'b':'y','eventID':'e-1','userIdentity':{'userName':'"
                                        + control
                                        + "'}"))
                .satisfies(f -> assertThat(f.message()).hasSizeLessThan(300).matches("\\P{Cntrl}+"))
                .satisfies(f -> assertThat(f.key()).isEqualTo("event e-1"));
    }

    @Test
    void shouldKeepKeysShort() throws IOException {
        // Given
        CompiledRule rule = RuleFile.read("key-made", RULE);

        // When
        String one = found(rule, "'a':'x','key':{'id':'" + "k".repeat(9_000) + "1'}").key();
        String other = found(rule, "'a':'x','key':{'id':'" + "k".repeat(9_000) + "2'}").key();

        // Then
        assertThat(one).hasSizeLessThan(100).isNotEqualTo(other);
    }

    private static Judgement.Found found(CompiledRule rule, String fields) throws IOException {
        JsonNode event = new ObjectMapper().readTree("{" + fields.replace('\'', '"') + "}");
        return (Judgement.Found) rule.judge(event);
    }
}
