package dev.attest.expressions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {

    private static final ExpressionLanguage LANGUAGE = ExpressionLanguage.over("event");
    private static final String EVENT =
            """
            {"eventSource": "iam.amazonaws.com", "eventName": "PutUserPolicy", "readOnly": false,
             "errorCode": null, "count": 3, "ratio": 1.5, "big": 12345678901234567890123,
             "userIdentity": {"type": "IAMUser", "arn": null, "sessionContext": null},
             "resources": [{"ARN": "arn:one"}, {"ARN": "arn:two"}, null],
             "requestParameters": {"userName": "bob", "policyDocument":
              "{\\"Statement\\": {\\"Effect\\": \\"Allow\\", \\"Action\\": \\"*\\", \\"Resource\\": \\"*\\"}}",
              "parsed": {"Statement": {"Effect": "Allow", "Action": "iam:PutUserPolicy",
                "Resource": "*"}},
              "trust": {"Statement": {"Effect": "Allow", "Action": "sts:AssumeRole",
                "Principal": {"AWS": "444455556666"}}},
              "broken": "{\\"Statement\\": 3}"}}\
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "event.eventName == 'PutUserPolicy' && event.readOnly == false",
                "event.errorCode == null",
                "event.count > 2 && event.ratio > 1 && event.big > 0",
                "event.eventName in ['PutUserPolicy', 'PutRolePolicy']",
                "at(event, 'requestParameters.userName') == 'bob'",
                "at(event, 'requestParameters.missing.deeper') == ''",
                "at(event, 'errorCode') == ''",
                "at(event, 'userIdentity.arn').endsWith(':root') == false",
                "at(event, 'userIdentity.sessionContext.mfa') == ''",
                "at(event, 'count') == '3' && at(event, 'readOnly') == 'false'",
                "at(event, 'resources.1.ARN') == 'arn:two' && at(event, 'resources.9.ARN') == ''",
                "at(event, '') == '' && at(event, '..') == ''",
                "listAt(event, 'resources').exists(r, at(r, 'ARN') == 'arn:one')",
                "listAt(event, 'nowhere') == [] && listAt(event, 'eventName') == ['PutUserPolicy']",
                "present(event, 'requestParameters') && !present(event, 'errorCode')",
                "evaluatesToAdmin(event.requestParameters.policyDocument)",
                "evaluatesToAdmin(at(event, 'requestParameters.policyDocument'))",
                "!evaluatesToAdmin(event.requestParameters.parsed)",
                "escalates(event.requestParameters.parsed)",
                "!evaluatesToAdmin(event.errorCode) && !escalates('')",
                """
                !escalates('{"Statement":{"Effect":"Allow","Action":"ssm:StartSession","Resource":"*"}}')
                """,
                """
                assumesAnyRole('{"Statement":{"Effect":"Allow","Action":"sts:*","Resource":"*"}}')
                """,
                """
                !assumesAnyRole('{"Statement":{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"arn:aws:iam::111122223333:role/one"}}')
                """,
                "!assumesAnyRole('')",
                "trustsOutside(event.requestParameters.trust, '111122223333')",
                "!trustsOutside(event.requestParameters.trust, '444455556666')",
            })
    void shouldMatch(String source) throws Exception {
        // When
        Evaluation evaluation = LANGUAGE.compile(source).evaluate("event", event());

        // Then
        assertThat(evaluation).isEqualTo(new Evaluation.Matched());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "event.missing == 'x'",
                "event.userIdentity.arn.endsWith('x')",
                "event.userIdentity.sessionContext.mfa == 'x'",
                "event.count",
                "evaluatesToAdmin(event.requestParameters.broken)",
                "escalates(event.requestParameters.broken)",
                "trustsOutside(event.requestParameters.parsed, '111122223333')",
                "evaluatesToAdmin(event.count)",
            })
    void shouldTellFailureFromNoMatch(String source) throws Exception {
        // When
        Evaluation evaluation = LANGUAGE.compile(source).evaluate("event", event());

        // Then
        assertThat(evaluation)
                .isInstanceOfSatisfying(
                        Evaluation.Failed.class,
                        failed -> assertThat(failed.reason()).isNotBlank());
    }

    @Test
    void shouldFailRatherThanMissWhenTheVariableIsAbsent() {
        // When
        Evaluation evaluation = LANGUAGE.compile("event.a == 'x'").evaluate(Map.of());

        // Then
        assertThat(evaluation).isInstanceOf(Evaluation.Failed.class);
    }

    @Test
    void shouldReadMapsWithNulls() {
        // Given
        Map<String, Object> event = new HashMap<>();
        event.put("errorCode", null);
        event.put("at", Instant.parse("2026-11-21T10:00:00Z"));
        event.put("tags", List.of("a", 7));

        // When
        Evaluation evaluation =
                LANGUAGE.compile(
                                "event.errorCode == null && event.tags[1] == 7"
                                        + " && timestamp(event.at) > timestamp('2026-01-01T00:00:00Z')")
                        .evaluate(Map.of("event", event));

        // Then
        assertThat(evaluation).isEqualTo(new Evaluation.Matched());
    }

    @Test
    void shouldRefuseVariablesOfAnotherLanguage() {
        // Given
        Expression expression = LANGUAGE.compile("true");

        // When // Then
        assertThatThrownBy(() -> expression.evaluate(Map.of("item", Map.of())))
                .hasMessageContaining("item");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "'text' | 1",
                "1 + 1 | 1",
                "item.name == 'x' | 1",
                "event.name == | 1",
                "unknown(event) | 1",
                "§§ | 1",
            })
    void shouldRefuseWhatIsNoBooleanExpression(String source, int line) {
        // When // Then
        assertThatThrownBy(() -> LANGUAGE.compile(source))
                .isInstanceOfSatisfying(
                        InvalidExpressionException.class,
                        e -> assertThat(e.problems().getFirst().line()).isEqualTo(line));
    }

    @Test
    void shouldRefuseTooLongTooDeepAndTooMany() {
        // Given
        String tooLong = "'" + "x".repeat(10_000) + "' == ''";
        String tooDeep = "(".repeat(100) + "true" + ")".repeat(100);
        String tooMany = "true" + " || true".repeat(999) + " || true".repeat(24);

        // When // Then
        for (String source : List.of(tooLong, tooDeep, tooMany)) {
            assertThatThrownBy(() -> LANGUAGE.compile(source))
                    .as(source.substring(0, 40))
                    .isInstanceOf(InvalidExpressionException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "event.l.all(a, event.l.all(b, event.l.all(c, a + b + c >= 0)))",
                "event.l.map(a, event.l.map(b, event.l.map(c, string(a) + string(b)))) == []",
            })
    void shouldStopHostileIterations(String source) {
        // Given
        Map<String, Object> event = Map.of("l", Collections.nCopies(100, 1));
        Expression expression = LANGUAGE.compile(source);

        // When
        Evaluation evaluation =
                assertTimeoutPreemptively(
                        Duration.ofSeconds(10), () -> expression.evaluate(Map.of("event", event)));

        // Then
        assertThat(evaluation)
                .isInstanceOfSatisfying(
                        Evaluation.Failed.class, failed -> assertThat(failed.exhausted()).isTrue());
    }

    @Test
    void shouldNotHangOnHostileRegularExpressions() {
        // Given
        Expression expression = LANGUAGE.compile("event.t.matches('(a+)+$')");
        Map<String, Object> event = Map.of("t", "a".repeat(20_000) + "b");

        // When
        Evaluation evaluation =
                assertTimeoutPreemptively(
                        Duration.ofSeconds(10), () -> expression.evaluate(Map.of("event", event)));

        // Then
        assertThat(evaluation).isEqualTo(new Evaluation.NotMatched());
    }

    @Test
    void shouldFindAPatternAnywhereAndRefuseOneThatIsTooLarge() {
        // Given
        Map<String, Object> event = Map.of("t", "arn:aws:iam::1:role/Admin", "p", "(a{900}){9}");

        // When // Then
        assertThat(LANGUAGE.compile("event.t.matches('role/Ad')").evaluate(Map.of("event", event)))
                .isEqualTo(new Evaluation.Matched());
        assertThat(LANGUAGE.compile("matches(event.t, '^role')").evaluate(Map.of("event", event)))
                .isEqualTo(new Evaluation.NotMatched());
        for (String bad : List.of("event.t.matches(event.p)", "event.t.matches('(')")) {
            assertThat(LANGUAGE.compile(bad).evaluate(Map.of("event", event)))
                    .isInstanceOf(Evaluation.Failed.class);
        }
    }

    @Test
    void shouldAnswerForEachTextHoweverOftenTextsComeAgain() {
        // Given
        Expression even = LANGUAGE.compile("event.t.matches('[02468]$')");
        Expression low = LANGUAGE.compile("event.t.matches('^text [0-4]')");

        for (int i = 0; i < 30_000; i++) {
            int number = i * 7_919 % 10_000;
            Map<String, ?> values = Map.of("event", Map.of("t", "text " + number));

            // When // Then
            assertThat(even.evaluate(values))
                    .as("of %d", number)
                    .isEqualTo(evaluation(number % 2 == 0));
            assertThat(low.evaluate(values))
                    .as("of %d", number)
                    .isEqualTo(evaluation(String.valueOf(number).charAt(0) <= '4'));
        }
    }

    private static Evaluation evaluation(boolean matched) {
        return matched ? new Evaluation.Matched() : new Evaluation.NotMatched();
    }

    @Test
    void shouldEndWhenTheThreadIsInterrupted() {
        // Given
        Expression expression = LANGUAGE.compile("event.t == 'x' || true");
        Thread.currentThread().interrupt();

        // When // Then
        try {
            assertThatThrownBy(() -> expression.evaluate(Map.of("event", Map.of("t", "y"))))
                    .isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void shouldHaveSmallerBudgets() {
        // Given
        Map<String, Object> event = Map.of("l", Collections.nCopies(100, 1));
        String source = "event.l.all(a, a + 1 == 2)";

        // When
        Evaluation whole = LANGUAGE.compile(source).evaluate(Map.of("event", event));
        Evaluation small = LANGUAGE.within(500).compile(source).evaluate(Map.of("event", event));

        // Then
        assertThat(whole).isEqualTo(new Evaluation.Matched());
        assertThat(small).isEqualTo(new Evaluation.Failed("it takes more than 500 steps", true));
    }

    @Test
    void shouldSeeJsonAsMapsAndLists() throws Exception {
        // Given
        JsonNode json =
                new ObjectMapper().readTree("{\"a\":{\"b\":[1,{\"c\":null},2.5,true]},\"d\":{}}");

        // When // Then
        for (String holds :
                List.of(
                        "size(event) == 2 && size(event.a.b) == 4",
                        "event.a == {'b': [1, {'c': null}, 2.5, true]}",
                        "'a' in event && !('x' in event) && has(event.d) && !has(event.x)",
                        "event.a.b[1].c == null && event.a.b.exists(e, e == 2.5)",
                        "event.all(key, key == 'a' || key == 'd')",
                        "event.d == {} && event.a.b[3]")) {
            assertThat(LANGUAGE.compile(holds).evaluate("event", json))
                    .as(holds)
                    .isEqualTo(new Evaluation.Matched());
        }
        assertThat(LANGUAGE.compile("event.a.b[4] == 1").evaluate("event", json))
                .isInstanceOf(Evaluation.Failed.class);
    }

    private static JsonNode event() throws Exception {
        return new ObjectMapper().readTree(EVENT);
    }
}
