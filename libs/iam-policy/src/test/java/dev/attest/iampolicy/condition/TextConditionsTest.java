package dev.attest.iampolicy.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.iampolicy.Truth;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// IAM User Guide, "Condition operators", String condition operators.
class TextConditionsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "StringEquals | 'a' | ['a'] | YES",
                "StringEquals | 'a' | ['A'] | NO",
                "StringEquals | ['a', 'b'] | ['b'] | YES",
                "StringEquals | ['a', 'b'] | ['c'] | NO",
                "StringEquals | 'a*' | ['ab'] | NO",
                "StringEquals | 'a*' | ['a*'] | YES",
                "StringEquals | '' | [''] | YES",
                "StringEquals | [] | ['a'] | NO",
                "StringEquals | [] | unknown | NO",
                "StringEquals | 5 | ['5'] | YES",
                "StringEquals | true | ['true'] | YES",
                "StringNotEquals | 'a' | ['a'] | NO",
                "StringNotEquals | 'a' | ['A'] | YES",
                "StringNotEquals | ['a', 'b'] | ['b'] | NO",
                "StringNotEquals | ['a', 'b'] | ['c'] | YES",
                "StringNotEquals | [] | ['a'] | YES",
                "StringEqualsIgnoreCase | 'Ann' | ['aNN'] | YES",
                "StringEqualsIgnoreCase | 'Ann' | ['bob'] | NO",
                "StringEqualsIgnoreCase | 'ΣΑΣ' | ['σας'] | YES",
                "StringNotEqualsIgnoreCase | 'Ann' | ['aNN'] | NO",
                "StringNotEqualsIgnoreCase | ['Ann', 'Bob'] | ['eve'] | YES",
                "StringLike | 'home/*' | ['home/'] | YES",
                "StringLike | ['', 'home/', 'home/ann/*'] | [''] | YES",
                "StringLike | 'home/*' | ['Home/a'] | NO",
                "StringLike | 'b?b' | ['bob'] | YES",
                "StringLike | 'b?b' | ['bb'] | NO",
                "StringLike | 'a.c' | ['abc'] | NO",
                "StringLike | 'arn:aws:s:*:1:f/*' | ['arn:aws:s:eu:9:store:1:f/x'] | YES",
                "StringNotLike | ['a*', 'b*'] | ['bob'] | NO",
                "StringNotLike | ['a*', 'b*'] | ['cat'] | YES",
            })
    void shouldCompareTextsAsDocumented(
            String operator, String values, String state, Truth expected) {
        // When
        Truth holds = ConditionFixture.holds(operator, values, state);

        // Then
        assertThat(holds).isEqualTo(expected);
    }
}
