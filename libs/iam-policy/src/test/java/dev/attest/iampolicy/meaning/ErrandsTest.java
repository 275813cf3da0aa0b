package dev.attest.iampolicy.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.iampolicy.ParsedPolicy;
import dev.attest.iampolicy.PolicyParser;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Services that are let in, and on whose behalf.
class ErrandsTest {

    private static final Optional<String> OWN = Optional.of("111122223333");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'StringEquals':{'aws:SourceAccount':'111122223333'}                    | ",
                "'StringEquals':{'aws:SourceAccount':'444455556666'}                    | CONFUSED_DEPUTY MEDIUM",
                "'StringEquals':{'AWS:sourceaccount':['111122223333','444455556666']}   | CONFUSED_DEPUTY MEDIUM",
                "'StringLike':{'aws:SourceAccount':'*'}                                 | CONFUSED_DEPUTY HIGH",
                "'StringLike':{'aws:SourceAccount':'1111*'}                             | CONFUSED_DEPUTY HIGH",
                "'ArnLike':{'aws:SourceArn':'arn:aws:s3:::*'}                           | CONFUSED_DEPUTY HIGH",
                "'ArnLike':{'aws:SourceArn':'arn:aws:s3:::logs-*'}                      | CONFUSED_DEPUTY HIGH",
                "'ArnLike':{'aws:SourceArn':'arn:aws:s3:::logs'}                        | ",
                "'ArnLike':{'aws:SourceArn':'arn:aws:sns:*:*:*'}                        | CONFUSED_DEPUTY HIGH",
                "'StringLike':{'aws:SourceArn':'arn:aws:sns:*'}                         | CONFUSED_DEPUTY HIGH",
                "'StringLike':{'aws:SourceArn':'*'}                                     | CONFUSED_DEPUTY HIGH",
                "'ArnLike':{'aws:SourceArn':'arn:aws:sns:*:111122223333:*'}             | ",
                "'ArnEquals':{'aws:SourceArn':'arn:aws:sns:eu-west-1:444455556666:t'}   | CONFUSED_DEPUTY MEDIUM",
                "'StringNotEquals':{'aws:SourceAccount':'444455556666'}                 | CONFUSED_DEPUTY HIGH",
                "'ArnLike':{'aws:SourceArn':'arn:aws:s3:::*'},'StringEquals':{'aws:SourceAccount':'111122223333'} | ",
                "'ArnLike':{'aws:SourceArn':'arn:aws:s3:::*'},'StringEquals':{'aws:PrincipalTag/a':'b'} | CONFUSED_DEPUTY MEDIUM",
                "'StringEquals':{'aws:SourceOrgID':'o-1'}                               | ",
                "'StringLike':{'aws:SourceOrgID':'*'}                                   | CONFUSED_DEPUTY HIGH"
            })
    void shouldTellOnWhoseBehalfAServiceComesIn(String condition, String expected) {
        assertThat(found("{'Service':'sns.amazonaws.com'}", condition, OWN))
                .isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'StringEquals':{'aws:SourceAccount':'444455556666'}                    | ",
                "'ArnEquals':{'aws:SourceArn':'arn:aws:sns:eu-west-1:444455556666:t'}   | ",
                "'StringLike':{'aws:SourceAccount':'444455556666*'}                     | ",
                "'StringLike':{'aws:SourceAccount':'*'}                                 | CONFUSED_DEPUTY HIGH",
                "'ArnLike':{'aws:SourceArn':'arn:aws:sns:*:*:*'}                        | CONFUSED_DEPUTY HIGH"
            })
    void shouldCountWildcardsAloneWhereTheAccountIsNotKnown(String condition, String expected) {
        assertThat(found("{'Service':'sns.amazonaws.com'}", condition, Optional.empty()))
                .isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'ArnLike':{'aws:SourceArn':'arn:aws:sns:*:*:*'}                        | ANYBODY CRITICAL",
                "'ArnLike':{'aws:SourceArn':'arn:aws:sns:*:111122223333:*'}             | ",
                "'StringEquals':{'aws:SourceAccount':'444455556666'}                    | CONFUSED_DEPUTY MEDIUM"
            })
    void shouldSendServicesWhereAnybodyIsNamed(String condition, String expected) {
        assertThat(found("'*'", condition, OWN))
                .isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @Test
    void shouldHeedADenyOfOtherAccounts() {
        // Given
        String statements =
                statement(
                                "Allow",
                                "{'Service':'sns.amazonaws.com'}",
                                "'StringLike':{'aws:SourceAccount':'*'}")
                        + ","
                        + statement(
                                "Deny",
                                "'*'",
                                "'StringNotEquals':{'aws:SourceAccount':'111122223333'}");

        // When and then
        assertThat(found(statements, OWN)).isEmpty();
    }

    @Test
    void shouldFindRolesOfAnotherAccountThatAConditionNames() {
        assertThat(
                        found(
                                "{'AWS':'444455556666'}",
                                "'ArnEquals':{'aws:PrincipalArn':'arn:aws:iam::444455556666:role/a'}",
                                OWN))
                .containsExactly("OTHER_ACCOUNT MEDIUM");
    }

    private static List<String> found(
            String principal, String condition, Optional<String> account) {
        return found(statement("Allow", principal, condition), account);
    }

    private static String statement(String effect, String principal, String condition) {
        return "{'Effect':'%s','Principal':%s,'Action':'s3:PutObject','Resource':'arn:aws:s3:::b/*',"
                        .formatted(effect, principal)
                + "'Condition':{"
                + condition
                + "}}";
    }

    private static List<String> found(String statements, Optional<String> account) {
        String document = "{'Version':'2012-10-17','Statement':[" + statements + "]}";
        ParsedPolicy parsed = PolicyParser.parse(document.replace('\'', '"'));
        assertThat(parsed).isInstanceOf(ParsedPolicy.Valid.class);
        return DocumentFindings.of(((ParsedPolicy.Valid) parsed).document(), account).stream()
                .map(each -> each.category() + " " + each.severity())
                .toList();
    }
}
