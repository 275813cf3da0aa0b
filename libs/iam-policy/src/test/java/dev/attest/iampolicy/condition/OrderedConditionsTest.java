package dev.attest.iampolicy.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.iampolicy.Truth;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// IAM User Guide, "Condition operators", Numeric condition operators and Date condition operators.
class OrderedConditionsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "NumericEquals | '10' | ['10.0'] | YES",
                "NumericEquals | 10 | ['10'] | YES",
                "NumericEquals | ['1', '2'] | ['2'] | YES",
                "NumericEquals | '1' | ['one'] | NO",
                "NumericNotEquals | '1' | ['1.00'] | NO",
                "NumericNotEquals | ['1', '2'] | ['3'] | YES",
                "NumericNotEquals | '1' | ['one'] | YES",
                "NumericLessThan | '10' | ['9.99'] | YES",
                "NumericLessThan | '10' | ['10'] | NO",
                "NumericLessThan | ['10', '20'] | ['15'] | YES",
                "NumericLessThanEquals | '10' | ['10'] | YES",
                "NumericLessThanEquals | '10' | ['10.01'] | NO",
                "NumericGreaterThan | '-1.5' | ['-1'] | YES",
                "NumericGreaterThan | '-1.5' | ['-1.5'] | NO",
                "NumericGreaterThanEquals | '1.2' | ['1.2'] | YES",
                "NumericGreaterThanEquals | '1.2' | ['1.10'] | NO",
                "DateEquals | '2024-01-01' | ['2024-01-01T00:00:00Z'] | YES",
                "DateEquals | '2024-01' | ['1704067200'] | YES",
                "DateEquals | '2024-01-01T10:00Z' | ['2024-01-01T12:00+02:00'] | YES",
                "DateEquals | '2024-01-01T10:00:00' | ['2024-01-01t10:00:00z'] | YES",
                "DateEquals | '2024-01-01T10:00:00-0530' | ['2024-01-01T15:30:00Z'] | YES",
                "DateEquals | '2024-01-01T10:00:00.005Z' | ['2024-01-01T10:00:00.0050Z'] | YES",
                "DateEquals | '2024' | ['1970-01-01T00:33:44Z'] | YES",
                "DateEquals | '9223372036854775807' | ['9223372036854775806'] | NO",
                "DateNotEquals | '2024-01-01' | ['2024-01-02'] | YES",
                "DateNotEquals | '2024-01-01' | ['yesterday'] | YES",
                "DateLessThan | '2020-06-30T23:59:59Z' | ['2020-06-30T23:59:58.999Z'] | YES",
                "DateLessThan | '2020-06-30T23:59:59Z' | ['2020-06-30T23:59:59Z'] | NO",
                "DateLessThanEquals | '2020-06-30T23:59:59Z' | ['2020-06-30T23:59:59Z'] | YES",
                "DateGreaterThan | '2020-04-01T00:00:00Z' | ['2020-04-01T00:00:01Z'] | YES",
                "DateGreaterThan | '2020-04-01T00:00:00Z' | ['2020-03-31'] | NO",
                "DateGreaterThanEquals | 1585699200 | ['2020-04-01'] | YES",
            })
    void shouldCompareNumbersAndDatesAsDocumented(
            String operator, String values, String state, Truth expected) {
        // When
        Truth holds = ConditionFixture.holds(operator, values, state);

        // Then
        assertThat(holds).isEqualTo(expected);
    }
}
