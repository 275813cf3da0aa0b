package dev.attest.iampolicy.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.iampolicy.Condition;
import dev.attest.iampolicy.Context;
import dev.attest.iampolicy.Statement;
import dev.attest.iampolicy.Truth;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// IAM User Guide, "Conditions with multiple context keys or values".
class ConditionBlockTest {

    private static final Statement BOTH =
            ConditionFixture.statement(
                    "2012-10-17",
                    "{'StringEquals': {'aws:a': 'x', 'aws:b': 'y'}, 'Bool': {'aws:c': 'true'}}");

    @ParameterizedTest
    @CsvSource({
        "x, y, true, YES",
        "x, y, , MAYBE",
        "x, , , MAYBE",
        "x, z, , NO",
        ", , false, NO",
        ", , , MAYBE",
    })
    void shouldAskThatEveryConditionHolds(
            @Nullable String a, @Nullable String b, @Nullable String c, Truth expected) {
        // Given
        Context context = with(with(with(Context.unknown(), "aws:a", a), "aws:b", b), "aws:c", c);

        // When
        Truth applies = BOTH.applies("a:b", "*", context);

        // Then
        assertThat(applies).isEqualTo(expected);
    }

    @Test
    void shouldNameTheConditionsThatAreOpen() {
        // Given
        Context context = Context.unknown().with("AWS:A", "x");

        // When
        var open = BOTH.open(context);

        // Then
        assertThat(open)
                .extracting(Condition::text)
                .containsExactly("StringEquals aws:b y", "Bool aws:c true");
    }

    @Test
    void shouldTakeEveryKeyThatIsNotGivenForAbsentWhenTheContextIsComplete() {
        // Given
        Context context = Context.unknown().with("aws:a", "x").withNothingElse();

        // When
        Truth applies = BOTH.applies("a:b", "*", context);

        // Then
        assertThat(applies).isEqualTo(Truth.NO);
    }

    @Test
    void shouldDecideNoConditionByAStandIn() {
        // Given
        Context context = Context.unknown().with("aws:a", "q").with("aws:b", "y").withNothingElse();

        // When
        Truth applies = BOTH.applies("a:b", "*", context.asSupposed());

        // Then
        assertThat(applies).isEqualTo(Truth.MAYBE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "{'stringEquals': {'k': 'a'}} | /stringEquals",
                "{'StringEqualsifexists': {'k': 'a'}} | /StringEqualsifexists",
                "{'ForAnyValues:StringEquals': {'k': 'a'}} | /ForAnyValues:StringEquals",
                "{'StringLikeIgnoreCase': {'k': 'a'}} | /StringLikeIgnoreCase",
                "{'NullIfExists': {'k': 'true'}} | /NullIfExists",
                "{'': {'k': 'true'}} | /",
                "{'StringEquals': 'k'} | /StringEquals",
                "{'Null': {'k': 'perhaps'}} | /Null/k",
                "{'Bool': {'k': ['true', '1']}} | /Bool/k/1",
                "{'NumericEquals': {'a/b': ['1', '1e3']}} | /NumericEquals/a~1b/1",
                "{'NumericEquals': {'k': ''}} | /NumericEquals/k",
                "{'NumericEquals': {'k': '${aws:x}'}} | /NumericEquals/k",
                "{'NumericEquals': {'k': 1e999}} | /NumericEquals/k",
                "{'DateEquals': {'k': 'tomorrow'}} | /DateEquals/k",
                "{'DateEquals': {'k': '2024-13-01'}} | /DateEquals/k",
                "{'DateEquals': {'k': '2024-01-01T10:00:00Zulu'}} | /DateEquals/k",
                "{'DateEquals': {'k': '2024-01-01T25:00'}} | /DateEquals/k",
                "{'DateEquals': {'k': '99999999999999999999'}} | /DateEquals/k",
                "{'BinaryEquals': {'k': '***'}} | /BinaryEquals/k",
                "{'IpAddress': {'k': '10.0.0.0/33'}} | /IpAddress/k",
                "{'IpAddress': {'k': '10.0.0/8'}} | /IpAddress/k",
                "{'IpAddress': {'k': '10.0.0.256'}} | /IpAddress/k",
                "{'IpAddress': {'k': '10.0.0.010'}} | /IpAddress/k",
                "{'IpAddress': {'k': 'localhost'}} | /IpAddress/k",
                "{'IpAddress': {'k': '::1::'}} | /IpAddress/k",
                "{'IpAddress': {'k': '1:2:3:4:5:6:7:8:9'}} | /IpAddress/k",
                "{'IpAddress': {'k': '1:2:3:4:5:6:7'}} | /IpAddress/k",
                "{'IpAddress': {'k': '1:2:3:4:5:6:7::8'}} | /IpAddress/k",
                "{'IpAddress': {'k': '::12345'}} | /IpAddress/k",
                "{'IpAddress': {'k': '::/129'}} | /IpAddress/k",
                "{'IpAddress': {'k': '::1.2.3.4:5'}} | /IpAddress/k",
            })
    void shouldPointAtWhatAnOperatorCannotTake(String conditions, String pointer) {
        assertThat(ConditionFixture.problems(conditions)).containsExactly(pointer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'StringEquals': {}}",
                "{'Bool': {'k': '${aws:x}'}}",
                "{'ArnLike': {'k': 'anything'}}",
                "{'ForAllValues:DateLessThanEqualsIfExists': {'k': ['0', 5]}}",
                "{'NumericEquals': {'k': ['+1', '-0.5', '.5', '5.']}}",
                "{'IpAddress': {'k': ['::', '::1', '1::', '1:2:3:4:5:6:7::', '::1.2.3.4/96']}}",
            })
    void shouldTakeWhatIsUnusualButAllowed(String conditions) {
        assertThat(ConditionFixture.problems(conditions)).isEmpty();
    }

    private static Context with(Context context, String key, @Nullable String value) {
        return value == null ? context : context.with(key, value);
    }
}
