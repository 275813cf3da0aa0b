package dev.attest.iampolicy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyParserTest {

    private static final String PLUS =
            """
            {"Version": "2012-10-17", "Id": "x", "Statement": {"Sid": "A+B", "Effect": "Allow",
             "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/a+b"}}\
            """;

    @Test
    void shouldReadStatementAsObjectAndElementsAsStrings() {
        // When
        PolicyDocument document = valid(PolicyParser.parse(PLUS, PolicyKind.IDENTITY));

        // Then
        assertThat(document.version()).isEqualTo(PolicyVersion.V2012_10_17);
        assertThat(document.statements())
                .singleElement()
                .satisfies(statement -> {
                    assertThat(statement.sid()).isEqualTo("A+B");
                    assertThat(statement.effect()).isEqualTo(Effect.ALLOW);
                    assertThat(statement.actions().patterns()).hasSize(1);
                });
    }

    @Test
    void shouldReadTheSameFromTextUrlEncodedStringAndObject() throws Exception {
        // Given
        String encoded = URLEncoder.encode(PLUS, StandardCharsets.UTF_8).replace("+", "%20");

        // When
        ParsedPolicy plain = PolicyParser.parse(PLUS, PolicyKind.IDENTITY);

        // Then
        assertThat(PolicyParser.parse(encoded, PolicyKind.IDENTITY)).isEqualTo(plain);
        assertThat(PolicyParser.parse(TextNode.valueOf(PLUS), PolicyKind.IDENTITY))
                .isEqualTo(plain);
        assertThat(PolicyParser.parse(TextNode.valueOf(encoded), PolicyKind.IDENTITY))
                .isEqualTo(plain);
        assertThat(PolicyParser.parse(new ObjectMapper().readTree(PLUS), PolicyKind.IDENTITY))
                .isEqualTo(plain);
    }

    @Test
    void shouldKeepConditionsAsWritten() {
        // When
        PolicyDocument document =
                valid(
                        PolicyParser.parse(
                                """
                                {"Statement": [{"Effect": "Deny", "NotAction": ["iam:*", "STS:*"],
                                 "NotResource": ["a", "b"], "Condition": {"Bool":
                                 {"aws:MultiFactorAuthPresent": false}, "NumericLessThan":
                                 {"aws:MultiFactorAuthAge": [3600, "7200"]}}}]}\
                                """,
                                PolicyKind.IDENTITY));

        // Then
        Statement statement = document.statements().getFirst();
        assertThat(statement.actions().negated()).isTrue();
        assertThat(statement.resources()).isNotNull();
        assertThat(statement.conditions().stream().map(Condition::text))
                .containsExactly(
                        "Bool aws:MultiFactorAuthPresent false",
                        "NumericLessThan aws:MultiFactorAuthAge 3600, 7200");
        assertThat(document.version()).isEqualTo(PolicyVersion.V2008_10_17);
    }

    @Test
    void shouldReadPrincipalsOfEveryType() {
        // When
        PolicyDocument document =
                valid(
                        PolicyParser.parse(
                                """
                                {"Statement": {"Effect": "Allow", "Action": "sts:AssumeRole",
                                 "Principal": {"AWS": ["*", "123456789012"],
                                 "Service": "ec2.amazonaws.com", "Federated": "cognito-identity"}}}\
                                """,
                                PolicyKind.TRUST));

        // Then
        Principals principals = document.statements().getFirst().principals();
        assertThat(principals).isNotNull();
        assertThat(principals.elements())
                .containsExactly(
                        new PrincipalElement.Everyone(),
                        new PrincipalElement.Aws("123456789012"),
                        new PrincipalElement.Service("ec2.amazonaws.com"),
                        new PrincipalElement.Federated("cognito-identity"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "[] | §§",
                "{} | /Statement",
                "{'Statement': 'x'} | /Statement",
                "{'Statement': [3]} | /Statement/0",
                "{'Version': '2013-01-01', 'Statement': []} | /Version",
                "{'Statement': [], 'statement': []} | /statement",
                "{'Statement': [{'Effect': 'allow', 'Action': '*', 'Resource': '*'}]} | /Statement/0/Effect",
                "{'Statement': [{'Action': '*', 'Resource': '*'}]} | /Statement/0/Effect",
                "{'Statement': [{'Effect': 'Allow', 'Resource': '*'}]} | /Statement/0/Action",
                "{'Statement': [{'Effect': 'Allow', 'Action': [], 'Resource': '*'}]} | /Statement/0/Action",
                "{'Statement': [{'Effect': 'Allow', 'Action': 'everything', 'Resource': '*'}]} | /Statement/0/Action",
                "{'Statement': [{'Effect': 'Allow', 'Action': ['a:b', 7], 'Resource': '*'}]} | /Statement/0/Action/1",
                "{'Statement': [{'Effect': 'Allow', 'Action': '*'}]} | /Statement/0/Resource",
                "{'Statement': [{'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'NotResource': 'x'}]} | /Statement/0/NotResource",
                "{'Statement': [{'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'Principal': '*'}]} | /Statement/0/Principal",
                "{'Statement': [{'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'a/b~c': 1}]} | /Statement/0/a~1b~0c",
                "{'Statement': [{'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'Condition': {'Bool': {'k': {}}}}]} | /Statement/0/Condition/Bool/k",
                "{'Statement': [{'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'Condition': []}]} | /Statement/0/Condition",
            })
    void shouldPointAtWhatIsInvalid(String document, String pointer) {
        // When
        ParsedPolicy parsed = PolicyParser.parse(document.replace('\'', '"'), PolicyKind.IDENTITY);

        // Then
        assertThat(parsed)
                .isInstanceOfSatisfying(
                        ParsedPolicy.Invalid.class,
                        invalid ->
                                assertThat(invalid.problems())
                                        .extracting(PolicyProblem::pointer)
                                        .contains(pointer == null ? "" : pointer));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "RESOURCE | {'Effect': 'Allow', 'Action': '*'} | /Statement/0/Principal",
                "RESOURCE | {'Effect': 'Allow', 'Action': '*', 'Principal': {'Group': 'g'}} | /Statement/0/Principal/Group",
                "SERVICE_CONTROL | {'Effect': 'Deny', 'Action': '*', 'Resource': '*', 'Principal': '*'} | /Statement/0/Principal",
                "SERVICE_CONTROL | {'Effect': 'Deny', 'Action': '*', 'Resource': '*', 'NotPrincipal': '*'} | /Statement/0/NotPrincipal",
                "SERVICE_CONTROL | {'Effect': 'Deny', 'Action': '*'} | /Statement/0/Resource",
                "RESOURCE_CONTROL | {'Effect': 'Deny', 'Action': 's3:*', 'Resource': '*'} | /Statement/0/Principal",
                "RESOURCE_CONTROL | {'Effect': 'Deny', 'Action': 's3:*', 'Resource': '*', 'Principal': {'AWS': '111122223333'}} | /Statement/0/Principal",
                "RESOURCE_CONTROL | {'Effect': 'Deny', 'Action': 's3:*', 'Resource': '*', 'NotPrincipal': '*'} | /Statement/0/NotPrincipal",
                "RESOURCE_CONTROL | {'Effect': 'Deny', 'NotAction': 's3:*', 'Resource': '*', 'Principal': '*'} | /Statement/0/NotAction",
                "RESOURCE_CONTROL | {'Effect': 'Deny', 'Action': 's3:*', 'Principal': '*'} | /Statement/0/Resource",
                "RESOURCE_CONTROL | {'Effect': 'Allow', 'Action': 's3:*', 'Resource': '*', 'Principal': '*'} | /Statement/0/Effect",
                "RESOURCE_CONTROL | {'Effect': 'Allow', 'Action': '*', 'Resource': 'r', 'Principal': '*'} | /Statement/0/Effect",
                "RESOURCE_CONTROL | {'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'Principal': '*', 'Condition': {'Null': {'aws:a': 'true'}}} | /Statement/0/Effect",
            })
    void shouldPointAtWhatItsKindForbids(PolicyKind kind, String statement, String pointer) {
        // When
        ParsedPolicy parsed = PolicyParser.parse(document(statement), kind);

        // Then
        assertThat(parsed)
                .isInstanceOfSatisfying(
                        ParsedPolicy.Invalid.class,
                        invalid ->
                                assertThat(invalid.problems())
                                        .extracting(PolicyProblem::pointer)
                                        .contains(pointer));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "RESOURCE | {'Effect': 'Allow', 'Action': '*', 'Principal': '*'}",
                "RESOURCE | {'Effect': 'Deny', 'NotAction': 's3:*', 'NotResource': 'r', 'NotPrincipal': {'CanonicalUser': 'c'}}",
                "SERVICE_CONTROL | {'Effect': 'Allow', 'NotAction': '*:Delete*', 'NotResource': 'r', 'Condition': {'Null': {'aws:a': 'true'}}}",
                "RESOURCE_CONTROL | {'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'Principal': '*'}",
                "RESOURCE_CONTROL | {'Effect': 'Deny', 'Action': 's3:*', 'NotResource': 'r', 'Principal': {'AWS': '*'}, 'Condition': {'Null': {'aws:a': 'true'}}}",
            })
    void shouldReadWhatItsKindPermits(PolicyKind kind, String statement) {
        assertThat(PolicyParser.parse(document(statement), kind))
                .isInstanceOf(ParsedPolicy.Valid.class);
    }

    private static String document(String statement) {
        return "{\"Statement\": [" + statement.replace('\'', '"') + "]}";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "%7",
                "%7B%22Statement",
                "null",
                "{\"Statement\": []} {}",
                "{\"Statement\": [], \"Statement\": []}",
                "\"\\\"{}\\\"\"",
            })
    void shouldRefuseWhatIsNoDocument(String text) {
        // When
        ParsedPolicy parsed = PolicyParser.parse(text, PolicyKind.IDENTITY);

        // Then
        assertThat(parsed).isInstanceOf(ParsedPolicy.Invalid.class);
    }

    @Test
    void shouldBoundSizeAndDepth() {
        // Given
        String deep = "[".repeat(100_000);
        String wide = "{\"Statement\": [" + " ".repeat(300_000) + "]}";

        // When
        ParsedPolicy parsedDeep = PolicyParser.parse(deep, PolicyKind.IDENTITY);
        ParsedPolicy parsedWide = PolicyParser.parse(wide, PolicyKind.IDENTITY);

        // Then
        assertThat(parsedDeep).isInstanceOf(ParsedPolicy.Invalid.class);
        assertThat(parsedWide).isInstanceOf(ParsedPolicy.Invalid.class);
    }

    private static PolicyDocument valid(ParsedPolicy parsed) {
        return switch (parsed) {
            case ParsedPolicy.Valid(PolicyDocument document) -> document;
            case ParsedPolicy.Invalid invalid -> throw new AssertionError(invalid);
        };
    }
}
