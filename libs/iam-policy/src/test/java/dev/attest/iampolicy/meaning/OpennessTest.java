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

class OpennessTest {

    private static final String QUEUE = "arn:aws:sqs:eu-west-1:111122223333:q";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'*'                                                      |                       | ANYBODY CRITICAL",
                "{'AWS':'*'}                                              |                       | ANYBODY CRITICAL",
                "'*' | 'Bool':{'aws:SecureTransport':'true'}                                      | ANYBODY CRITICAL",
                "'*' | 'StringEquals':{'aws:PrincipalOrgID':'o-1'}                                | ",
                "'*' | 'StringEquals':{'aws:PrincipalAccount':'111122223333'}                     | ",
                "'*' | 'ArnLike':{'aws:SourceArn':'arn:aws:sns:*:111122223333:*'}                 | ",
                "'*' | 'StringEquals':{'aws:SourceVpce':'vpce-1'}                                 | ",
                "'*' | 'IpAddress':{'aws:SourceIp':'192.0.2.0/24'}                                | ANYBODY MEDIUM",
                "'*' | 'StringEqualsIfExists':{'aws:SourceAccount':'111122223333'}                | ANYBODY CRITICAL",
                "'*' | 'StringEqualsIfExists':{'aws:PrincipalOrgID':'o-1'}                        | ANYBODY CRITICAL",
                "'*' | 'Null':{'aws:SourceVpce':'true'}                                           | ANYBODY CRITICAL",
                "'*' | 'Null':{'aws:PrincipalArn':'true'}                                         | ANYBODY CRITICAL",
                "'*' | 'StringLike':{'aws:PrincipalArn':'arn:aws:iam::*:role/Deploy'}             | ANYBODY CRITICAL",
                "'*' | 'ArnLike':{'aws:SourceArn':'arn:aws:s3:::*'}                               | ANYBODY CRITICAL",
                "'*' | 'StringEquals':{'aws:SourceAccount':'111122223333'}                        | ",
                "'*' | 'StringLike':{'aws:PrincipalArn':'arn:aws:iam::111122223333:role/*'}       | ",
                "{'AWS':'111122223333'}                                   |                       | ",
                "{'AWS':'arn:aws:iam::111122223333:role/a'}               |                       | ",
                "{'AWS':'444455556666'}                                   |                       | OTHER_ACCOUNT MEDIUM",
                "{'AWS':'arn:aws:iam::444455556666:role/a'}               |                       | OTHER_ACCOUNT MEDIUM",
                "{'AWS':['444455556666','777788889999']}                  |                       | OTHER_ACCOUNT MEDIUM,OTHER_ACCOUNT MEDIUM",
                "{'AWS':'444455556666'} | 'StringEquals':{'aws:PrincipalTag/a':'b'}               | OTHER_ACCOUNT LOW",
                "{'AWS':'AIDAEXAMPLE'}                                    |                       | ",
                "{'Service':'sns.amazonaws.com'}                          |                       | "
            })
    void shouldTellWhomAResourcePolicyLetsIn(String principal, String condition, String expected) {
        // When
        List<PolicyFinding> findings =
                findings(
                        "{'Effect':'Allow','Principal':"
                                + principal
                                + ",'Action':'sqs:SendMessage','Resource':'"
                                + QUEUE
                                + "'"
                                + (condition == null ? "" : ",'Condition':{" + condition + "}")
                                + "}",
                        Optional.empty());

        // Then
        assertThat(findings.stream().map(each -> each.category() + " " + each.severity()))
                .containsExactlyInAnyOrder(
                        expected == null ? new String[0] : expected.split(",", -1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'AWS':'*'}, 'Action':'sts:AssumeRole'                       | ANYBODY CRITICAL",
                "{'AWS':'*'}, 'Action':'sts:TagSession'                       | ANYBODY CRITICAL",
                "{'AWS':'*'}, 'Action':'sts:AssumeRole','Condition':{'StringEquals':{'sts:ExternalId':'7'}} | ANYBODY MEDIUM",
                "{'AWS':'444455556666'}, 'Action':'sts:AssumeRole'            | OTHER_ACCOUNT MEDIUM",
                "{'AWS':'444455556666'}, 'Action':'sts:AssumeRole','Condition':{'StringEquals':{'sts:ExternalId':'7'}} | OTHER_ACCOUNT LOW",
                "{'AWS':'111122223333'}, 'Action':'sts:AssumeRole'            | ",
                "{'Service':'ec2.amazonaws.com'}, 'Action':'sts:AssumeRole'   | ",
                "{'Federated':'arn:aws:iam::111122223333:oidc-provider/ci'}, 'Action':'sts:AssumeRoleWithWebIdentity' | FEDERATION HIGH",
                "{'Federated':'arn:aws:iam::111122223333:oidc-provider/ci'}, 'Action':'sts:AssumeRoleWithWebIdentity','Condition':{'StringEquals':{'ci:aud':'sts'}} | FEDERATION MEDIUM",
                "{'Federated':'arn:aws:iam::111122223333:oidc-provider/ci'}, 'Action':'sts:AssumeRoleWithWebIdentity','Condition':{'StringLike':{'ci:sub':'repo:a/b:*'}} | ",
                "{'Federated':'arn:aws:iam::111122223333:oidc-provider/ci'}, 'Action':'sts:AssumeRoleWithWebIdentity','Condition':{'StringLike':{'ci:sub':'*'}} | FEDERATION MEDIUM",
                "{'Federated':'arn:aws:iam::111122223333:oidc-provider/ci'}, 'Action':'sts:AssumeRoleWithWebIdentity','Condition':{'StringLike':{'ci:sub':['repo:a/b:*','repo:*']}} | FEDERATION MEDIUM",
                "{'Federated':'arn:aws:iam::111122223333:oidc-provider/ci'}, 'Action':'sts:AssumeRoleWithWebIdentity','Condition':{'StringNotLike':{'ci:sub':'repo:a/b:*'}} | FEDERATION MEDIUM",
                "{'Federated':'arn:aws:iam::111122223333:oidc-provider/ci'}, 'Action':'sts:AssumeRoleWithWebIdentity','Condition':{'StringLikeIfExists':{'ci:sub':'repo:a/b:*'}} | FEDERATION MEDIUM",
                "{'Federated':'arn:aws:iam::111122223333:oidc-provider/ci'}, 'Action':'sts:AssumeRoleWithWebIdentity','Condition':{'ForAllValues:StringLike':{'ci:sub':'repo:a/b:*'}} | FEDERATION MEDIUM",
                "{'Federated':'arn:aws:iam::111122223333:saml-provider/adfs'}, 'Action':'sts:AssumeRoleWithSAML','Condition':{'StringEquals':{'SAML:aud':'x'}} | ",
                "{'Federated':'arn:aws:iam::111122223333:saml-provider/AWSSSO_1_DO_NOT_DELETE'}, 'Action':['sts:AssumeRoleWithSAML','sts:TagSession'] | "
            })
    void shouldTellWhomATrustPolicyLetsIn(String principal, String expected) {
        // When
        List<PolicyFinding> findings =
                findings(
                        "{'Effect':'Allow','Principal':" + principal + "}",
                        Optional.of("111122223333"));

        // Then
        assertThat(findings.stream().map(each -> each.category() + " " + each.severity()))
                .containsExactlyInAnyOrder(
                        expected == null ? new String[0] : expected.split(",", -1));
    }

    @Test
    void shouldHeedWhatIsDenied() {
        assertThat(
                        findings(
                                "{'Effect':'Allow','Principal':'*','Action':'s3:*','Resource':'*'},"
                                        + "{'Effect':'Deny','Principal':'*','Action':'s3:*','Resource':'*',"
                                        + "'Condition':{'StringNotEquals':{'aws:PrincipalOrgID':'o-1'}}}",
                                Optional.empty()))
                .isEmpty();
    }

    @Test
    void shouldTakeWhomADenySparesForAStrangerWhereAnyAccountHasOne() {
        // Given
        String allow = "{'Effect':'Allow','Principal':'*','Action':'s3:*','Resource':'*'},";
        String deny =
                "{'Effect':'Deny','Principal':'*','Action':'s3:*','Resource':'*','Condition':"
                        + "{'ArnNotLike':{'aws:PrincipalArn':'arn:aws:iam::%s:role/Deploy'}}}";

        // When and then
        assertThat(findings(allow + deny.formatted("*"), Optional.of("111122223333")))
                .extracting(PolicyFinding::category)
                .containsExactly(PolicyFinding.Category.ANYBODY);
        assertThat(findings(allow + deny.formatted("111122223333"), Optional.of("111122223333")))
                .isEmpty();
    }

    @Test
    void shouldSayWhatAnybodyCanDoAndByWhichStatement() {
        // When
        PolicyFinding finding =
                findings(
                                "{'Effect':'Allow','Principal':{'Service':'sns.amazonaws.com'},"
                                        + "'Action':'s3:*','Resource':'*'},"
                                        + "{'Sid':'Web','Effect':'Allow','Principal':'*',"
                                        + "'Action':['s3:GetObject','s3:List*'],'Resource':'arn:aws:s3:::w/*'}",
                                Optional.empty())
                        .getFirst();

        // Then
        assertThat(finding.sentence())
                .isEqualTo(
                        "Anybody can use s3:GetObject and s3:List*, and no condition keeps"
                                + " strangers out");
        assertThat(finding.statements()).hasSize(1);
        assertThat(finding.statements().getFirst().sid()).isEqualTo("Web");
    }

    @Test
    void shouldNotBeSureOfAnAccountThatMayBeItsOwn() {
        // When
        List<PolicyFinding> findings =
                findings(
                        "{'Effect':'Allow','Principal':{'AWS':'444455556666'},'Action':'sts:AssumeRole'}",
                        Optional.empty());

        // Then
        assertThat(findings).hasSize(1);
        assertThat(findings.getFirst().severity()).isEqualTo(Severity.LOW);
        assertThat(findings.getFirst().sentence()).contains("unless it is the document's own");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'Action':'s3:*','Resource':'*'                                | IDENTITY",
                "'Principal':'*','Action':'s3:*','Resource':'*'                | RESOURCE",
                "'NotPrincipal':{'AWS':'1'},'Action':'s3:*'                    | RESOURCE",
                "'Principal':'*','Action':['sts:AssumeRole','STS:TagSession']  | TRUST",
                "'Principal':'*','Action':'sts:AssumeRole','Resource':'*'      | RESOURCE"
            })
    void shouldTellWhatADocumentIsFor(String elements, PolicyKind kind) {
        assertThat(parsed("{'Effect':'Allow'," + elements + "}").document().kind()).isEqualTo(kind);
    }

    @Test
    void shouldNameTheProblemsOfWhatItIsFor() {
        // Given
        String policy = "{'Statement':{'Effect':'Allow','Principal':'x','Action':'s3:*'}}";

        // When
        ParsedPolicy parsed = PolicyParser.parse(policy.replace('\'', '"'));

        // Then
        assertThat(((ParsedPolicy.Invalid) parsed).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).startsWith("not a principal"));
    }

    private static List<PolicyFinding> findings(String statements, Optional<String> account) {
        return DocumentFindings.of(parsed(statements).document(), account);
    }

    private static ParsedPolicy.Valid parsed(String statements) {
        String document = "{'Version':'2012-10-17','Statement':[" + statements + "]}";
        ParsedPolicy parsed = PolicyParser.parse(document.replace('\'', '"'));
        assertThat(parsed).isInstanceOf(ParsedPolicy.Valid.class);
        return (ParsedPolicy.Valid) parsed;
    }
}
