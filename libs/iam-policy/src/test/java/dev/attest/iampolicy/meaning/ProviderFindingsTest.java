package dev.attest.iampolicy.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.iampolicy.ParsedPolicy;
import dev.attest.iampolicy.PolicyKind;
import dev.attest.iampolicy.PolicyParser;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderFindingsTest {

    private static final String GITHUB = "token.actions.githubusercontent.com";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "r*",
                "repo*",
                "repo:*",
                "re?o:my-org/app:*",
                "repo:my-org*",
                "repo:my-org?/app:ref:refs/heads/main",
                "repo:*/x",
                "repo:*/app:ref:refs/heads/main",
                "repo:${aws:PrincipalTag/org}/app:*",
                "repository_owner:my-org*",
                "environment:prod",
                "environment:prod:*",
                "ref:refs/heads/main*"
            })
    void shouldFindASubjectThatLeavesTheOwnerFree(String subject) {
        for (String operator : List.of("StringLike", "ForAnyValue:StringLike")) {
            assertThat(found(GITHUB, "'" + operator + "':{'" + GITHUB + ":sub':'" + subject + "'}"))
                    .containsExactly("FEDERATION MEDIUM");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "repo:my-org/*",
                "repo:my-org/app:*",
                "repo:my-org/*:environment:prod",
                "repo:my-org@1234/app@99:ref:refs/heads/main",
                "repository_owner_id:1234:*",
                "repository_owner:my-org:environment:prod",
                "environment:prod:repository_owner:my-org",
                "job_workflow_ref:my-org/app/.github/workflows/x.yml@*"
            })
    void shouldTakeASubjectForNamedWhoseOwnerIsEnded(String subject) {
        assertThat(found(GITHUB, "'StringLike':{'" + GITHUB + ":sub':'" + subject + "'}"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "gitlab.com | project_path:*:ref_type:branch:ref:main | true",
                "gitlab.com | project_path:my-group*                  | true",
                "gitlab.com | project_path:my-group/*                 | false",
                "gitlab.com | project_path:my-group/app:ref_type:*    | false",
                "app.terraform.io | organization:my-org*              | true",
                "app.terraform.io | organization:*:project:x          | true",
                "app.terraform.io | organization:my-org:project:*     | false",
                "oidc.circleci.com/org/1 | org/*                      | true",
                "oidc.circleci.com/org/1 | org/1/project/*            | false",
                "oidc.eks.eu-west-1.amazonaws.com/id/A | system:serviceaccount:default:*  | false",
                "oidc.eks.eu-west-1.amazonaws.com/id/A | system:*                         | true"
            })
    void shouldKnowSubjectsOfOtherProviders(String host, String subject, boolean open) {
        assertThat(found(host, "'StringLike':{'" + host + ":sub':'" + subject + "'}").isEmpty())
                .isEqualTo(!open);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'StringEquals':{'HOST:sub':'repo:my-org/app:*'}                                    | false",
                "'StringLike':{'Token.Actions.GitHubUserContent.com:SUB':'repo:my-org/*'}           | false",
                "'StringLike':{'Token.Actions.GitHubUserContent.com:SUB':'repo:*'}                  | true",
                "'ForAllValues:StringLike':{'HOST:sub':'repo:my-org/*'}                             | true",
                "'ForAllValues:StringLike':{'HOST:sub':'repo:my-org/*'},'Null':{'host:SUB':'false'} | false",
                "'ForAllValues:StringLike':{'HOST:sub':'repo:my-org/*'},'Null':{'host:SUB':'true'}  | true",
                "'StringLike':{'HOST:sub':['repo:my-org/*','repo:my-org*']}                         | true",
                "'StringEquals':{'HOST:aud':'sts.amazonaws.com'},'StringLike':{'HOST:sub':'repo:*'} | true",
                "'StringEquals':{'HOST:repository_owner_id':'1234'}                                 | false",
                "'StringLike':{'HOST:repository_owner_id':'12*'}                                    | true",
                "'StringLike':{'HOST:job_workflow_ref':'my-org/*'}                                  | false",
                "'StringLike':{'HOST:job_workflow_ref':'my-org*'}                                   | true"
            })
    void shouldSeeWhichConditionBinds(String conditions, boolean open) {
        // When
        List<String> found =
                found(
                        GITHUB,
                        conditions.replace("HOST", GITHUB).replace("host", GITHUB.toUpperCase()));

        // Then
        assertThat(found.isEmpty()).isEqualTo(!open);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "accounts.google.com | 'StringEquals':{'accounts.google.com:aud':'66.apps.googleusercontent.com'} | ",
                "accounts.google.com | 'StringEquals':{'accounts.google.com:sub':'112233'}         | ",
                "accounts.google.com | 'IpAddress':{'aws:SourceIp':'0.0.0.0/0'}                    | MEDIUM",
                "accounts.google.com | 'StringLike':{'accounts.google.com:aud':'*'}                | HIGH",
                "accounts.google.com | 'StringEqualsIfExists':{'accounts.google.com:aud':'6'}      | HIGH",
                "cognito-identity.amazonaws.com | 'ForAnyValue:StringLike':{'cognito-identity.amazonaws.com:amr':'authenticated'}   | HIGH",
                "cognito-identity.amazonaws.com | 'ForAnyValue:StringLike':{'cognito-identity.amazonaws.com:amr':'unauthenticated'} | HIGH",
                "cognito-identity.amazonaws.com | 'StringEquals':{'Cognito-Identity.amazonaws.com:AUD':'eu-west-1:1'},'ForAnyValue:StringLike':{'cognito-identity.amazonaws.com:amr':'authenticated'} | ",
                "cognito-identity.amazonaws.com | 'StringLike':{'cognito-identity.amazonaws.com:aud':'eu-west-1:*'} | HIGH",
                "graph.facebook.com | 'StringEquals':{'graph.facebook.com:app_id':'1'}             | ",
                "graph.facebook.com | 'Bool':{'aws:SecureTransport':'true'}                        | MEDIUM",
                "www.amazon.com | 'StringEquals':{'www.amazon.com:app_id':'amzn1.1'}               | ",
                "www.amazon.com | 'StringEquals':{'graph.facebook.com:app_id':'1'}                 | MEDIUM"
            })
    void shouldFindPublicProvidersWhoseAudienceNobodyBinds(
            String provider, String conditions, String severity) {
        assertThat(found(statement("Allow", provider, conditions)))
                .isEqualTo(severity == null ? List.of() : List.of("FEDERATION " + severity));
    }

    @Test
    void shouldHeedADenyOfAllOtherSubjects() {
        // Given
        String allow = statement("Allow", arn(GITHUB), "'StringLike':{'x:sub':'repo:*'}");
        String others = "{'StringNotLike':{'" + GITHUB + ":sub':'repo:my-org/*'}}";
        String deny =
                "{'Effect':'Deny','Principal':'*','Action':'sts:*','Condition':" + others + "}";

        // When and then
        assertThat(found(allow)).hasSize(1);
        assertThat(found(allow + "," + deny)).isEmpty();
        assertThat(found(allow + "," + deny.replace("my-org/*", "my-org*"))).hasSize(1);
    }

    private static List<String> found(String host, String conditions) {
        return found(statement("Allow", arn(host), conditions));
    }

    private static String arn(String host) {
        return "arn:aws:iam::111122223333:oidc-provider/" + host;
    }

    private static String statement(String effect, String provider, String conditions) {
        return "{'Effect':'%s','Principal':{'Federated':'%s'},'Action':".formatted(effect, provider)
                + "'sts:AssumeRoleWithWebIdentity','Condition':{"
                + conditions
                + "}}";
    }

    private static List<String> found(String statements) {
        String document = "{'Version':'2012-10-17','Statement':[" + statements + "]}";
        ParsedPolicy parsed = PolicyParser.parse(document.replace('\'', '"'), PolicyKind.TRUST);
        assertThat(parsed).isInstanceOf(ParsedPolicy.Valid.class);
        return DocumentFindings.of(
                        ((ParsedPolicy.Valid) parsed).document(), Optional.of("111122223333"))
                .stream()
                .map(each -> each.category() + " " + each.severity())
                .toList();
    }
}
