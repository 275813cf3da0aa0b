package dev.attest.iampolicy.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.iampolicy.Truth;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What follows for a key without, with one and with several values. IAM User Guide, "Single-valued
/// vs. multivalued context keys", "Multivalued context key examples", "Condition operators"
/// (IfExists, Null).
class KeyConditionsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "StringEquals | 'a' | absent | NO",
                "StringEquals | 'a' | unknown | MAYBE",
                "StringNotEquals | 'a' | absent | YES",
                "StringNotEquals | 'a' | unknown | MAYBE",
                "NumericLessThan | '1' | absent | NO",
                "DateGreaterThan | '2020-01-01' | absent | NO",
                "Bool | 'false' | absent | NO",
                "NotIpAddress | '10.0.0.0/8' | absent | YES",
                "StringEqualsIfExists | 'a' | absent | YES",
                "StringEqualsIfExists | 'a' | ['a'] | YES",
                "StringEqualsIfExists | 'a' | ['b'] | NO",
                "StringEqualsIfExists | 'a' | unknown | MAYBE",
                "StringEqualsIfExists | [] | unknown | MAYBE",
                "StringNotEqualsIfExists | 'a' | absent | YES",
                "BoolIfExists | 'true' | absent | YES",
                "StringEquals | 'a' | ['a', 'a'] | NO",
                "StringNotEquals | 'a' | ['b', 'c'] | NO",
                "ForAllValues:StringEquals | ['a', 'b'] | ['a', 'b', 'a'] | YES",
                "ForAllValues:StringEquals | ['a', 'b'] | ['a', 'c'] | NO",
                "ForAllValues:StringEquals | ['a', 'b'] | ['a'] | YES",
                "ForAllValues:StringEquals | ['a', 'b'] | [] | YES",
                "ForAllValues:StringEquals | ['a', 'b'] | [''] | YES",
                "ForAllValues:StringEquals | ['a', 'b'] | absent | YES",
                "ForAllValues:StringEquals | ['a', 'b'] | unknown | MAYBE",
                "ForAllValues:StringEquals | [] | ['a'] | NO",
                "ForAllValues:StringEquals | [] | unknown | MAYBE",
                "ForAllValues:StringEqualsIfExists | 'a' | absent | YES",
                "ForAllValues:StringNotLike | 'key1*' | ['key2:audit'] | YES",
                "ForAllValues:StringNotLike | 'key1*' | ['key1:legal'] | NO",
                "ForAllValues:StringNotLike | 'key1*' | ['key1:legal', 'key2:audit'] | NO",
                "ForAllValues:StringNotLike | 'key1*' | absent | YES",
                "ForAnyValue:StringEquals | ['a', 'b'] | ['c', 'b'] | YES",
                "ForAnyValue:StringEquals | ['a', 'b'] | ['c', 'd'] | NO",
                "ForAnyValue:StringEquals | 'a' | ['a'] | YES",
                "ForAnyValue:StringEquals | 'a' | [] | NO",
                "ForAnyValue:StringEquals | 'a' | absent | NO",
                "ForAnyValue:StringEquals | 'a' | unknown | MAYBE",
                "ForAnyValue:StringEquals | [] | unknown | NO",
                "ForAnyValue:StringNotEquals | 'a' | ['a', 'b'] | YES",
                "ForAnyValue:StringNotEquals | 'a' | ['a', 'a'] | NO",
                "ForAnyValue:StringNotEquals | 'a' | absent | NO",
                "ForAnyValue:StringEqualsIfExists | 'a' | absent | MAYBE",
                "ForAnyValue:StringEqualsIfExists | 'a' | ['b'] | NO",
                "ForAnyValue:NumericLessThan | '5' | ['9', '4'] | YES",
                "ForAllValues:ArnLike | 'arn:aws:s3:::*' | ['arn:aws:s3:::a', 'arn:aws:sns:::a'] | NO",
                "Null | 'true' | absent | YES",
                "Null | 'true' | ['a'] | NO",
                "Null | 'true' | [] | YES",
                "Null | 'true' | [''] | YES",
                "Null | 'true' | unknown | MAYBE",
                "Null | false | absent | NO",
                "Null | 'False' | ['a'] | YES",
                "Null | ['true', 'false'] | unknown | YES",
                "Null | [] | unknown | NO",
                "ForAnyValue:Null | 'true' | absent | YES",
                "ForAllValues:Null | 'false' | absent | NO",
            })
    void shouldTreatKeysAsDocumented(String operator, String values, String state, Truth expected) {
        // When
        Truth holds = ConditionFixture.holds(operator, values, state);

        // Then
        assertThat(holds).isEqualTo(expected);
    }
}
