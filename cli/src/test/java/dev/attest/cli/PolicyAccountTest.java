package dev.attest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyAccountTest {
    private static final String IAM = "arn:aws:iam::111122223333:";

    private final Terminal terminal = new Terminal();

    @TempDir private Path folder;

    private String account = "";

    @BeforeEach
    void writeAccount() throws IOException {
        account =
                file(
                        "account.json",
                        "{'UserDetailList':["
                                + user("root-like", policy("'Action':'*'"))
                                + ","
                                + user("climber", policy("'Action':'iam:PutUserPolicy'"))
                                + ","
                                + user("reader", policy("'Action':'s3:GetObject'"))
                                + "],'RoleDetailList':[{'Arn':'"
                                + IAM
                                + "role/vendor','AssumeRolePolicyDocument':{'Statement':{'Effect':"
                                + "'Allow','Principal':{'AWS':'444455556666'},'Action':"
                                + "'sts:AssumeRole'}}}]}");
    }

    @Test
    void shouldTellWhomThereIsSomethingToTellOf() {
        // When
        int exit = terminal.run("policy", "account", account);

        // Then
        assertThat(exit).isZero();
        assertThat(terminal.out().lines())
                .containsExactly(
                        IAM + "role/vendor",
                        "  open: The account 444455556666 can assume the role, without any condition",
                        IAM + "user/climber",
                        "  can become administrator by writing an inline policy for itself (iam-007)",
                        "  can act as others: 3, in accounts: 111122223333",
                        IAM + "user/root-like",
                        "  administrator");
        assertThat(terminal.err())
                .isEqualToIgnoringNewLines(
                        "4 users and roles; administrators: 1, can become it: 1, open to outside: 1");
    }

    @Test
    void shouldListEverybodyAsJson() throws IOException {
        // When
        int exit = terminal.run("policy", "account", account, "-o", "json");

        // Then
        assertThat(exit).isZero();
        JsonNode answer = new ObjectMapper().readTree(terminal.out());
        assertThat(answer.path("administrators").toString())
                .isEqualTo("[\"" + IAM + "user/root-like\"]");
        assertThat(answer.path("principals")).hasSize(4);
        assertThat(answer.at("/principals/0/openTo/0").toString())
                .isEqualTo(
                        "{'kind':'OTHER_ACCOUNT','who':'444455556666','conditional':false}"
                                .replace('\'', '"'));
        assertThat(answer.at("/principals/1/administrator").asText()).isEqualTo("NO");
        assertThat(answer.at("/principals/1/escalation/0/id").asText()).isEqualTo("iam-007");
        assertThat(answer.at("/principals/1/escalation/0/standing").asText()).isEqualTo("YES");
        assertThat(answer.at("/principals/3/administrator").asText()).isEqualTo("YES");
        assertThat(answer.at("/principals/3/escalation")).isEmpty();
        assertThat(answer.path("problems")).isEmpty();
    }

    @Test
    void shouldTellTheSurestWayFirst() throws IOException {
        // Given
        String details =
                file(
                        "ways.json",
                        "{'UserDetailList':["
                                + user(
                                        "anna",
                                        policy(
                                                "'Action':['iam:PutRolePolicy','sts:AssumeRole',"
                                                        + "'iam:PassRole','lambda:*']"))
                                + "],'RoleDetailList':[{'Arn':'"
                                + IAM
                                + "role/admin','AssumeRolePolicyDocument':{'Statement':{'Effect':"
                                + "'Allow','Principal':{'Service':'lambda.amazonaws.com'},'Action':"
                                + "'sts:AssumeRole'}},'RolePolicyList':[{'PolicyName':'own',"
                                + "'PolicyDocument':"
                                + policy("'Action':'*'")
                                + "}]}]}");

        // When
        terminal.run("policy", "account", details);

        // Then
        assertThat(terminal.out())
                .contains(
                        "user/anna\n  can become administrator by running a function with the role admin\n"
                                + "    (lambda-001)\n",
                        "  perhaps also by lambda-003, lambda-004, lambda-005",
                        "  permissions of further paths: iam-017");
    }

    @Test
    void shouldTellTheWayThroughOthers() throws IOException {
        // Given
        String trust =
                "{'Statement':{'Effect':'Allow','Principal':{'AWS':'111122223333'},"
                        + "'Action':'sts:AssumeRole'}}";
        String details =
                file(
                        "way.json",
                        "{'UserDetailList':["
                                + user("anna", policy("'Action':'sts:AssumeRole'"))
                                + "],'RoleDetailList':[{'Arn':'"
                                + IAM
                                + "role/admin','AssumeRolePolicyDocument':"
                                + trust
                                + ",'RolePolicyList':[{'PolicyName':'own','PolicyDocument':"
                                + policy("'Action':'*'")
                                + "}]}]}");

        // When
        terminal.run("policy", "account", details, "-o", "json");

        // Then
        JsonNode anna = new ObjectMapper().readTree(terminal.out()).at("/principals/1");
        assertThat(anna.path("route")).hasSize(1);
        assertThat(anna.at("/route/0/from").asText()).isEqualTo(IAM + "user/anna");
        assertThat(anna.at("/route/0/to").asText()).isEqualTo(IAM + "role/admin");
        assertThat(anna.at("/route/0/path").asText()).isEqualTo("sts-001");
        assertThat(anna.at("/route/0/words").asText()).contains("the role admin");
        assertThat(anna.at("/reaches/principals").asInt()).isEqualTo(1);
        assertThat(anna.at("/reaches/accounts/0").asText()).isEqualTo("111122223333");
    }

    @Test
    void shouldHeedServiceControlPolicies() throws IOException {
        // Given
        String noIam =
                file(
                        "no-iam.json",
                        "{'Statement':{'Effect':'Deny','Action':'iam:*','Resource':'*'}}");

        // When
        int exit = terminal.run("policy", "account", account, "--scp", noIam, "-o", "json");

        // Then
        assertThat(exit).isZero();
        JsonNode answer = new ObjectMapper().readTree(terminal.out());
        assertThat(answer.path("administrators")).hasSize(1);
        assertThat(answer.at("/principals/1/escalation")).isEmpty();
        assertThat(answer.at("/principals/1/route")).isEmpty();
    }

    @Test
    void shouldRefuseWhatHoldsMoreThanOneAnswer() throws IOException {
        // Given
        String pages = file("pages.json", "{'UserDetailList':[]}{'UserDetailList':[]}");
        String twice = file("twice.json", "{'UserDetailList':[],'UserDetailList':[]}");

        // Then
        assertThat(terminal.run("policy", "account", pages)).isEqualTo(2);
        assertThat(terminal.run("policy", "account", twice)).isEqualTo(2);
    }

    @Test
    void shouldNameWhatItCannotReadAndTellTheOthers() throws IOException {
        // Given
        String broken =
                file(
                        "broken.json",
                        "{'UserDetailList':[{'Arn':'x'},"
                                + user("climber", policy("'Action':'iam:PutUserPolicy'"))
                                + "]}");

        // When
        int exit = terminal.run("policy", "account", broken);

        // Then
        assertThat(exit).isEqualTo(4);
        assertThat(terminal.out()).contains("user/climber", "iam-007");
        assertThat(terminal.err()).contains("/UserDetailList/0/Arn: not the ARN of a user");
    }

    @Test
    void shouldSayThatADocumentIsMissing() throws IOException {
        // Given
        String details =
                file(
                        "missing.json",
                        "{'UserDetailList':[{'Arn':'"
                                + IAM
                                + "user/anna','AttachedManagedPolicies':[{'PolicyArn':"
                                + "'arn:aws:iam::aws:policy/AdministratorAccess'}]}]}");

        // When
        int exit = terminal.run("policy", "account", details, "-o", "json");

        // Then
        assertThat(exit).isEqualTo(4);
        JsonNode anna = new ObjectMapper().readTree(terminal.out()).at("/principals/0");
        assertThat(anna.path("administrator").asText()).isEqualTo("UNKNOWN");
        assertThat(anna.at("/unread/0/policy").asText()).isEqualTo("AdministratorAccess");
    }

    @Test
    void shouldRefuseWhatIsNoJson() throws IOException {
        assertThat(terminal.run("policy", "account", file("no.json", "{"))).isEqualTo(2);
        assertThat(terminal.err()).contains("no.json is not JSON");
        assertThat(terminal.run("policy", "account", file("list.json", "[]"))).isEqualTo(4);
        assertThat(terminal.runWith("", "policy", "account", "-")).isEqualTo(4);
    }

    private static String user(String name, String document) {
        return "{'Arn':'"
                + IAM
                + "user/"
                + name
                + "','UserPolicyList':[{'PolicyName':'own','PolicyDocument':"
                + document
                + "}]}";
    }

    private static String policy(String action) {
        return "{'Version':'2012-10-17','Statement':{'Effect':'Allow',"
                + action
                + ",'Resource':'*'}}";
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text.replace('\'', '"')).toString();
    }
}
