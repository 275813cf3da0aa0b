package dev.attest.iampolicy.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.iampolicy.ParsedPolicy;
import dev.attest.iampolicy.PolicyParser;
import dev.attest.iampolicy.Statement;
import dev.attest.iampolicy.meaning.PolicyFinding.Category;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentFindingsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "allow(*,*)                                              | ADMINISTRATOR CRITICAL",
                "if(*,*)                                                 | ADMINISTRATOR HIGH",
                "allow(*,*) deny(*,*)                                    | ",
                "deny(*,*)                                               | ",
                "allow(s3:GetBucketLocation,*)                           | ",
                "allow(iam:PutUserPolicy,*)                              | ESCALATION HIGH",
                "if(iam:PutUserPolicy,*)                                 | ESCALATION MEDIUM",
                "allow(iam:PutRolePolicy,arn:aws:iam::*:role/ci)         | ESCALATION MEDIUM",
                "allow(lambda:UpdateFunctionCode,*)                      | ESCALATION MEDIUM",
                "allow(secretsmanager:GetSecretValue,*)                  | CREDENTIALS HIGH",
                "allow(secretsmanager:GetSecretValue,arn:aws:secretsmanager:*:*:secret:ci-*) | CREDENTIALS LOW",
                "allow(iam:GetAccountAuthorizationDetails,*)             | CREDENTIALS LOW",
                "allow(iam:CreateUser,*)                                 | IDENTITY MEDIUM",
                "allow(cloudtrail:StopLogging,*)                         | AUDIT HIGH",
                "allow(kms:PutKeyPolicy,*)                               | RESOURCE_EXPOSURE HIGH",
                "allow(s3:DeleteObject,*)                                | DATA MEDIUM",
                "allow(ec2:RunInstances,*)                               | INFRASTRUCTURE LOW",
                "if(ec2:RunInstances,*)                                  | ",
                "allow(sns:*,arn:aws:sns:*:*:news)                       | SERVICE_WIDE LOW,RESOURCE_EXPOSURE LOW",
                "allow(cloudwatch:*,*) deny(cloudwatch:*,*)              | ",
                "allow(polly:*,*)                                        | SERVICE_WIDE MEDIUM",
                "allow(*,arn:aws:polly:*)                                | EVERY_ACTION MEDIUM",
                "allow(iam:PassRole,*)                                   | PASS_ROLE MEDIUM",
                "allow(iam:Pass*,arn:aws:iam::*:role/*)                  | PASS_ROLE MEDIUM",
                "if(iam:PassRole,*)                                      | PASS_ROLE LOW",
                "allow(iam:PassRole,arn:aws:iam::*:role/ci)              | PERMISSIONS LOW"
            })
    void shouldFindWhatADocumentAllows(String statements, String expected) {
        // When
        List<PolicyFinding> findings = findings(statements);

        // Then
        assertThat(findings.stream().map(each -> each.category() + " " + each.severity()))
                .containsExactlyInAnyOrder(
                        expected == null ? new String[0] : expected.split(",", -1));
    }

    @Test
    void shouldNameTheStatementsThatGrantIt() {
        // When
        List<PolicyFinding> findings =
                findings(
                        "allow(s3:ListBucket,*) allow(iam:PassRole,*) deny(sqs:*,*)"
                                + " allow(lambda:CreateFunction,*)"
                                + " allow(lambda:InvokeFunction,arn:aws:lambda:*:*:function:one)"
                                + " allow(lambda:Invoke*,*)");

        // Then
        PolicyFinding escalation = only(findings, Category.ESCALATION);
        assertThat(escalation.severity()).isEqualTo(Severity.HIGH);
        assertThat(escalation.paths()).containsExactly("lambda-001");
        assertThat(escalation.statements()).extracting(Statement::index).containsExactly(1, 3, 5);
        assertThat(escalation.actions())
                .containsExactly("iam:PassRole", "lambda:CreateFunction", "lambda:InvokeFunction");
        assertThat(escalation.sentence())
                .isEqualTo("Can make itself administrator by running a function with any role");
    }

    @Test
    void shouldTellTheWorstFirst() {
        assertThat(
                        findings(
                                "allow(ec2:RunInstances,*) allow(s3:GetObject,*) allow(iam:PutUserPolicy,*)"))
                .extracting(PolicyFinding::severity)
                .containsExactly(Severity.HIGH, Severity.MEDIUM, Severity.LOW);
    }

    @Test
    void shouldTellBesideAConditionalAdministratorOnlyWhatNeedsNoCondition() {
        // When
        List<PolicyFinding> findings = findings("if(*,*) allow(iam:CreateUser,*)");

        // Then
        assertThat(findings)
                .extracting(PolicyFinding::category)
                .containsExactly(Category.ADMINISTRATOR, Category.IDENTITY);
        assertThat(only(findings, Category.ADMINISTRATOR).statements())
                .extracting(Statement::index)
                .containsExactly(0);
    }

    @Test
    void shouldTellWhatIsLeftOut() {
        // When
        List<PolicyFinding> findings =
                of(
                        "{'Statement':[{'Effect':'Allow','NotAction':['iam:*','sts:*'],'Resource':'*'}]}");

        // Then
        assertThat(only(findings, Category.NOT_ACTION).sentence())
                .isEqualTo("Can do everything except iam:* and sts:*");
        assertThat(only(findings, Category.NOT_ACTION).severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void shouldTellWhatNotResourceSpares() {
        // When
        List<PolicyFinding> findings =
                of(
                        "{'Statement':[{'Effect':'Allow','Action':'polly:SynthesizeSpeech',"
                                + "'NotResource':'arn:aws:polly:::x'}]}");

        // Then
        assertThat(findings).hasSize(1);
        assertThat(findings.getFirst().sentence())
                .isEqualTo("Can use polly:SynthesizeSpeech on everything except arn:aws:polly:::x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'*'", "['ec2.amazonaws.com','lambda.amazonaws.com']"})
    void shouldNotMindAPassedRoleWhoseServicesAreNamed(String services) {
        // When
        List<PolicyFinding> findings =
                of(
                        "{'Statement':[{'Effect':'Allow','Action':'iam:PassRole','Resource':'*',"
                                + "'Condition':{'StringLike':{'iam:PassedToService':"
                                + services
                                + "}}}]}");

        // Then
        assertThat(findings).extracting(PolicyFinding::category).doesNotContain(Category.PASS_ROLE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'StringEquals':{'iam:PassedToService':'ec2.amazonaws.com'}          | ",
                "'StringEquals':{'iam:PassedToService':'lambda.amazonaws.com'}       | lambda-001 HIGH",
                "'StringLike':{'iam:PassedToService':['ec2.*','lambda.*']}           | lambda-001 HIGH",
                "'StringEqualsIfExists':{'IAM:passedtoservice':'ec2.amazonaws.com'}  | ",
                "'StringNotEquals':{'iam:PassedToService':'lambda.amazonaws.com'}    | ",
                "'Bool':{'aws:MultiFactorAuthPresent':'true'}                        | lambda-001 MEDIUM"
            })
    void shouldNamePathsOnlyToServicesThatARoleCanBePassedTo(String condition, String expected) {
        // When
        List<PolicyFinding> findings =
                of(
                        "{'Statement':[{'Effect':'Allow','Action':'iam:PassRole','Resource':'*',"
                                + "'Condition':{"
                                + condition
                                + "}},{'Effect':'Allow','Action':['lambda:CreateFunction',"
                                + "'lambda:InvokeFunction'],'Resource':'*'}]}");

        // Then
        assertThat(
                        findings.stream()
                                .filter(each -> each.category() == Category.ESCALATION)
                                .map(each -> each.paths().getFirst() + " " + each.severity())
                                .toList())
                .isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @ParameterizedTest
    @EnumSource
    void shouldWeighEveryCategory(Category category) {
        // When
        FindingWeight weight = Catalogue.weight(category);

        // Then
        assertThat(weight.reason()).endsWith(".");
        assertThat(weight.limited() == null || weight.limited().compareTo(weight.firm()) > 0)
                .isTrue();
        assertThat(Catalogue.privileged())
                .extracting(entry -> entry.action().action())
                .containsAll(weight.lesser());
    }

    private static PolicyFinding only(List<PolicyFinding> findings, Category category) {
        List<PolicyFinding> found =
                findings.stream().filter(each -> each.category() == category).toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    /// @param statements such as `allow(s3:GetObject,*) deny(s3:*,*)`; `if` allows under a
    ///   condition
    private static List<PolicyFinding> findings(String statements) {
        String document =
                statements
                        .strip()
                        .replace(") ", "},")
                        .replaceAll("\\)$", "}")
                        .replaceAll(
                                "allow\\(([^,]*),([^}]*)",
                                "{'Effect':'Allow','Action':'$1','Resource':'$2'")
                        .replaceAll(
                                "deny\\(([^,]*),([^}]*)",
                                "{'Effect':'Deny','Action':'$1','Resource':'$2'")
                        .replaceAll(
                                "if\\(([^,]*),([^}]*)",
                                "{'Effect':'Allow','Action':'$1','Resource':'$2','Condition':"
                                        + "{'Bool':{'aws:MultiFactorAuthPresent':'true'}}");
        return of("{'Version':'2012-10-17','Statement':[" + document + "]}");
    }

    private static List<PolicyFinding> of(String document) {
        ParsedPolicy parsed = PolicyParser.parse(document.replace('\'', '"'));
        assertThat(parsed).isInstanceOf(ParsedPolicy.Valid.class);
        return DocumentFindings.of(((ParsedPolicy.Valid) parsed).document(), Optional.empty());
    }
}
