package dev.attest.iampolicy.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.iampolicy.Context;
import dev.attest.iampolicy.Statement;
import dev.attest.iampolicy.Truth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// IAM User Guide, "IAM policy elements: Variables and tags". The variables: `aws:known` is `red`,
/// `aws:star` is `*`, `aws:empty` is the empty text, `aws:many` is `a` and `b`, `aws:gone` is
/// absent, and `aws:open` is unknown.
class VariableConditionsTest {

    private static final Context VARIABLES =
            Context.unknown()
                    .with("aws:known", "red")
                    .with("aws:star", "*")
                    .with("aws:arn", "arn:aws:s3:::b")
                    .with("aws:flag", "TRUE")
                    .with("aws:empty", "")
                    .with("aws:many", "a", "b")
                    .without("aws:gone");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "StringEquals | '${aws:known}' | red | YES",
                "StringEquals | '${AWS:Known}' | red | YES",
                "StringEquals | '${ aws:known }' | red | YES",
                "StringEquals | '${aws:known}' | blue | NO",
                "StringEquals | 'a-${aws:known}-${aws:known}' | a-red-red | YES",
                "StringEqualsIgnoreCase | 'A-${aws:known}' | a-RED | YES",
                "StringLike | '*/${aws:known}/*' | x/red/y | YES",
                "StringLike | '${aws:star}' | anything | NO",
                "StringLike | '${aws:star}' | * | YES",
                "StringLike | '${*}' | x | NO",
                "StringLike | '${*}${?}${$}' | *?$ | YES",
                "StringEquals | '${$}{a}' | ${a} | YES",
                "StringLike | 'a${' | a${ | YES",
                "StringEquals | '${aws:gone}' | red | NO",
                "StringEquals | ['${aws:gone}', 'red'] | red | YES",
                "StringNotEquals | '${aws:gone}' | red | YES",
                "StringNotLike | '${aws:gone}*' | red | YES",
                "StringEquals | '${aws:gone, ''red''}' | red | YES",
                "StringEquals | '${aws:gone,''red''}' | red | YES",
                "StringEquals | '${aws:gone, ''}' | red | NO",
                "StringEquals | '${aws:known, ''blue''}' | red | YES",
                "StringEquals | '${aws:known, ''blue''}' | blue | NO",
                "StringEquals | '${aws:empty}' | red | NO",
                "StringEquals | '${aws:empty, ''red''}' | red | YES",
                "StringLike | '${aws:gone, ''*''}' | red | NO",
                "StringEquals | '${aws:many}' | a | NO",
                "StringEquals | '${aws:many, ''a''}' | a | MAYBE",
                "StringEquals | '${aws:open}' | red | MAYBE",
                "StringEquals | 'x${aws:open}' | red | NO",
                "StringEquals | ['${aws:open}', 'red'] | red | YES",
                "StringNotEquals | '${aws:open}' | red | MAYBE",
                "StringNotEquals | ['${aws:open}', 'red'] | red | NO",
                "StringEquals | '${aws:open}${aws:gone}' | red | NO",
                "StringEquals | '${aws:open, ''red''}' | red | MAYBE",
                "ArnLike | 'arn:aws:s3:::${aws:known}/*' | arn:aws:s3:::red/a:b | YES",
                "ArnLike | '${aws:arn}/*' | arn:aws:s3:::b/c | YES",
                "ArnLike | 'arn:aws:${aws:star}:::b' | arn:aws:s3:::b | NO",
                "ArnLike | 'arn:aws:s3:::${aws:gone}' | arn:aws:s3:::b | NO",
                "ArnNotLike | 'arn:aws:s3:::${aws:gone}' | arn:aws:s3:::b | YES",
                "ArnLike | 'arn:aws:s3:::${aws:open}' | arn:aws:s3:::b | MAYBE",
                "ArnLike | '${aws:open}' | arn:aws:s3:::b | MAYBE",
                "ArnLike | 'arn:aws:sns:${aws:open}' | arn:aws:s3:::b | NO",
                "ArnLike | '${aws:known}' | arn:aws:s3:::b | NO",
                "Bool | '${aws:flag}' | true | YES",
                "Bool | '${aws:known}' | red | NO",
            })
    void shouldFillVariablesIn(String operator, String values, String value, Truth expected) {
        // When
        Truth holds =
                condition("2012-10-17", operator, values)
                        .applies("a:b", "*", VARIABLES.with("aws:k", value));

        // Then
        assertThat(holds).isEqualTo(expected);
    }

    @Test
    void shouldTakeVariablesLiterallyInTheOldVersion() {
        // Given
        Statement old = condition("2008-10-17", "StringLike", "'${aws:known}*'");

        // When
        Truth literal = old.applies("a:b", "*", VARIABLES.with("aws:k", "${aws:known}!"));
        Truth filled = old.applies("a:b", "*", VARIABLES.with("aws:k", "red"));

        // Then
        assertThat(literal).isEqualTo(Truth.YES);
        assertThat(filled).isEqualTo(Truth.NO);
    }

    private static Statement condition(String version, String operator, String values) {
        return ConditionFixture.statement(
                version,
                "{'" + operator + "': {'aws:k': " + values.replace("''", "\\u0027") + "}}");
    }
}
