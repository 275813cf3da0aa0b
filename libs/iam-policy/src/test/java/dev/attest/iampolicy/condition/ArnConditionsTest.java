package dev.attest.iampolicy.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.iampolicy.Truth;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// IAM User Guide, "Condition operators", Amazon Resource Name (ARN) condition operators.
class ArnConditionsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "ArnLike | 'arn:aws:someservice:*:111122223333:finance/*' | ['arn:aws:someservice:us-east-2:111122223333:finance/document.txt'] | YES",
                "ArnLike | 'arn:aws:someservice:*:111122223333:finance/*' | ['arn:aws:someservice:us-east-2:999999999999:store/abc:111122223333:finance/document.txt'] | NO",
                "ArnLike | 'arn:aws:sns:*:*:*' | ['arn:aws:sns:eu:1:topic:sub'] | YES",
                "ArnLike | 'arn:???:s3:::b*' | ['arn:aws:s3:::bucket/a:b'] | YES",
                "ArnLike | 'arn:aws:s3:::bucket' | ['arn:aws:s3:::Bucket'] | NO",
                "ArnLike | '*' | ['arn:aws:s3:::bucket'] | NO",
                "ArnLike | 'arn:aws:iam::*' | ['arn:aws:iam::1:role/r'] | NO",
                "ArnLike | 'arn:aws:s3:::*' | ['bucket'] | NO",
                "ArnEquals | 'arn:aws:iam::*:role/r*' | ['arn:aws:iam::1:role/reader'] | YES",
                "ArnEquals | ['arn:aws:iam::1:role/a', 'arn:aws:iam::1:role/b'] | ['arn:aws:iam::1:role/b'] | YES",
                "ArnNotEquals | 'arn:aws:iam::*:role/r*' | ['arn:aws:iam::1:role/reader'] | NO",
                "ArnNotEquals | 'arn:aws:iam::*:role/r*' | ['arn:aws:iam::1:role/writer'] | YES",
                "ArnNotLike | ['arn:aws:iam::1:*', 'arn:aws:iam::2:*'] | ['arn:aws:iam::2:user/u'] | NO",
                "ArnNotLike | ['arn:aws:iam::1:*', 'arn:aws:iam::2:*'] | ['arn:aws:iam::3:user/u'] | YES",
                "ArnNotLike | 'arn:aws:iam::1:*' | absent | YES",
            })
    void shouldCompareArnsPartByPart(String operator, String values, String state, Truth expected) {
        // When
        Truth holds = ConditionFixture.holds(operator, values, state);

        // Then
        assertThat(holds).isEqualTo(expected);
    }
}
