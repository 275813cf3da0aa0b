package dev.attest.iampolicy.graph;

import static dev.attest.iampolicy.graph.World.AWAY;
import static dev.attest.iampolicy.graph.World.HOME;
import static dev.attest.iampolicy.graph.World.administrator;
import static dev.attest.iampolicy.graph.World.allow;
import static dev.attest.iampolicy.graph.World.document;
import static dev.attest.iampolicy.graph.World.group;
import static dev.attest.iampolicy.graph.World.inline;
import static dev.attest.iampolicy.graph.World.role;
import static dev.attest.iampolicy.graph.World.statement;
import static dev.attest.iampolicy.graph.World.trust;
import static dev.attest.iampolicy.graph.World.trustOf;
import static dev.attest.iampolicy.graph.World.trustOfService;
import static dev.attest.iampolicy.graph.World.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.iampolicy.ParsedPolicy;
import dev.attest.iampolicy.PolicyKind;
import dev.attest.iampolicy.PolicyParser;
import dev.attest.iampolicy.account.Account;
import dev.attest.iampolicy.account.Group;
import dev.attest.iampolicy.account.Identity;
import dev.attest.iampolicy.decision.ControlPolicies;
import dev.attest.iampolicy.decision.NamedPolicy;
import dev.attest.iampolicy.decision.PolicySet;
import dev.attest.iampolicy.decision.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PrivilegeGraphTest {

    private static final String MFA = "{\"Bool\": {\"aws:MultiFactorAuthPresent\": \"true\"}}";

    @Test
    void shouldFollowThreeHopsToTheAdministrator() {
        // Given
        PrivilegeGraph graph =
                graph(
                        Identity.user(user("anna"), allow("iam:CreateAccessKey " + user("bob"))),
                        Identity.user(user("bob"), allow("sts:AssumeRole " + role("Deploy"))),
                        Identity.role(
                                role("Deploy"),
                                allow("iam:PassRole,lambda:CreateFunction,lambda:InvokeFunction *"),
                                trustOf(HOME)),
                        administrator("Boss", trustOfService("lambda")));

        // When
        Route route = graph.route(user("anna")).orElseThrow();

        // Then
        assertThat(route.standing()).isEqualTo(Standing.YES);
        assertThat(route.words())
                .isEqualTo(
                        "anna can act as the user bob by creating access keys for the user bob; "
                                + "bob can act as the role Deploy by assuming the role Deploy; "
                                + "Deploy can act as the role Boss by running a function with the"
                                + " role Boss; then the role Boss is administrator of "
                                + HOME);
        assertThat(graph.blastRadius(user("anna")).certain())
                .containsExactly(role("Boss"), role("Deploy"), user("bob"));
    }

    @Test
    void shouldCrossAccountsOnlyWhenBothSidesAllow() {
        // Given
        Identity anna = Identity.user(user("anna"), allow("sts:AssumeRole *"));
        Identity bob = Identity.user(user("bob"), PolicySet.empty());
        Identity boss = Identity.role(role(AWAY, "Boss"), allow("* *"), trustOf(HOME));
        Identity closed = Identity.role(role(AWAY, "Closed"), allow("* *"), trustOf(AWAY));
        Account home = Account.of(HOME, List.of(anna, bob));
        Account away = Account.of(AWAY, List.of(boss, closed));

        // When
        PrivilegeGraph graph = PrivilegeGraph.of(List.of(home, away));

        // Then
        Route route = graph.route(user("anna")).orElseThrow();
        assertThat(route.account()).isEqualTo(AWAY);
        assertThat(route.administrator()).isEqualTo(role(AWAY, "Boss"));
        assertThat(graph.route(user("bob"))).isEmpty();
        assertThat(graph.blastRadius(user("anna")).accounts()).containsExactly(HOME, AWAY);
        assertThat(graph.blastRadius(user("anna")).certain())
                .containsExactly(role(AWAY, "Boss"), role(AWAY, "Closed"));
        assertThat(graph.blastRadius(user("bob")).certain()).isEmpty();
    }

    @Test
    void shouldNotFollowWhatServiceControlPoliciesForbid() {
        // Given
        Account account =
                Account.of(
                        HOME,
                        List.of(
                                Identity.user(user("anna"), allow("iam:CreateAccessKey *")),
                                Identity.user(user("boss"), allow("* *"))));
        ControlPolicies controls =
                ControlPolicies.of(
                        PolicySet.of(
                                NamedPolicy.of(
                                        "guard",
                                        null,
                                        document(
                                                statement("Allow * *"),
                                                statement("Deny iam:CreateAccessKey *")),
                                        PolicyKind.SERVICE_CONTROL)));

        // When
        PrivilegeGraph graph = PrivilegeGraph.of(List.of(account.under(controls)));

        // Then
        assertThat(graph.route(user("anna"))).isEmpty();
        assertThat(graph.administrators()).containsExactly(Map.entry(user("boss"), Standing.YES));
    }

    @Test
    void shouldKeepWhoIsBoundedWithinTheBoundary() {
        // Given
        Identity anna = Identity.user(user("anna"), allow("iam:PutUserPolicy " + user("anna")));
        PolicySet narrow = allow("iam:PutUserPolicy,s3:* *");
        PolicySet removable = allow("iam:PutUserPolicy,iam:DeleteUserPermissionsBoundary *");

        // When
        PrivilegeGraph graph = graph(anna.boundedBy(Optional.of(narrow)));
        PrivilegeGraph loose = graph(anna.boundedBy(Optional.of(removable)));

        // Then
        assertThat(graph.route(user("anna"))).isEmpty();
        assertThat(paths(loose.route(user("anna")))).containsExactly("iam-007", "iam-022");
    }

    @Test
    void shouldLeaveOpenWhatHangsOnACondition() {
        // Given
        PrivilegeGraph graph =
                graph(
                        Identity.user(user("anna"), allow("sts:AssumeRole *")),
                        administrator("Boss", trust("\"AWS\": \"" + HOME + "\"", MFA)));

        // When
        Route route = graph.route(user("anna")).orElseThrow();

        // Then
        assertThat(route.standing()).isEqualTo(Standing.CONDITIONAL);
        assertThat(graph.blastRadius(user("anna")).certain()).isEmpty();
        assertThat(graph.blastRadius(user("anna")).possible()).containsExactly(role("Boss"));
    }

    @Test
    void shouldPassARoleOnlyToAServiceThatBothSidesName() {
        // Given
        String toLambda = "{\"StringEquals\": {\"iam:PassedToService\": \"lambda.amazonaws.com\"}}";
        Identity anna =
                Identity.user(
                        user("anna"),
                        PolicySet.of(
                                inline(
                                        statement("Allow iam:PassRole *", toLambda),
                                        statement("Allow ec2:RunInstances,lambda:* *"))));

        // When
        PrivilegeGraph machine = graph(anna, administrator("Boss", trustOfService("ec2")));
        PrivilegeGraph function = graph(anna, administrator("Boss", trustOfService("lambda")));

        // Then
        assertThat(machine.route(user("anna"))).isEmpty();
        assertThat(paths(function.route(user("anna")))).containsExactly("lambda-001");
    }

    @Test
    void shouldTellWhatMayRunWithARoleAsPossibleOnly() {
        // Given
        PrivilegeGraph graph =
                graph(
                        Identity.user(user("anna"), allow("lambda:UpdateFunctionCode *")),
                        administrator("Boss", trustOfService("lambda")));

        // When
        Route route = graph.route(user("anna")).orElseThrow();

        // Then
        assertThat(route.standing()).isEqualTo(Standing.CONDITIONAL);
        assertThat(paths(Optional.of(route))).containsExactly("lambda-003");
    }

    @Test
    void shouldJoinAGroupThatIsAdministrator() {
        // Given
        Group bosses = new Group(group("bosses"), allow("* *"));
        Group readers = new Group(group("readers"), allow("s3:GetObject *"));
        Identity anna = Identity.user(user("anna"), allow("iam:AddUserToGroup " + group("bosses")));
        Identity bob = Identity.user(user("bob"), allow("iam:AddUserToGroup " + group("readers")));
        Identity boss = Identity.user(user("boss"), PolicySet.empty(), bosses, readers);

        // When
        PrivilegeGraph graph = graph(anna, bob, boss);

        // Then
        assertThat(graph.route(user("anna")).orElseThrow().words())
                .startsWith("anna can give itself more by joining the group bosses");
        assertThat(graph.route(user("bob"))).isEmpty();
    }

    @Test
    void shouldGoBackToAnOlderVersionThatAllowsMore() {
        // Given
        String policy = "arn:aws:iam::" + HOME + ":policy/team";
        NamedPolicy now =
                NamedPolicy.of(
                        "team",
                        policy,
                        document(statement("Allow iam:SetDefaultPolicyVersion " + policy)));
        Identity anna = Identity.user(user("anna"), PolicySet.of(now));

        // When
        PrivilegeGraph wide = withOlderVersion(anna, policy, "Allow * *");
        PrivilegeGraph narrow = withOlderVersion(anna, policy, "Allow s3:* *");

        // Then
        assertThat(paths(wide.route(user("anna")))).containsExactly("set-default-policy-version");
        assertThat(narrow.route(user("anna"))).isEmpty();
    }

    @Test
    void shouldGoBackToAnOlderVersionThatDeniesLess() {
        // Given
        String policy = "arn:aws:iam::" + HOME + ":policy/team";
        NamedPolicy now =
                NamedPolicy.of("team", policy, document(statement("Deny sts:AssumeRole *")));
        PolicySet own =
                allow("iam:SetDefaultPolicyVersion,sts:AssumeRole *").and(PolicySet.of(now));
        Identity boss = administrator("Boss", trust("\"AWS\": \"" + HOME + "\""));

        // When
        PrivilegeGraph graph =
                withOlderVersion(Identity.user(user("anna"), own), policy, "Allow s3:* *", boss);

        // Then
        assertThat(paths(graph.route(user("anna"))))
                .containsExactly("set-default-policy-version", "sts-001");
    }

    @Test
    void shouldKnowWhoseAccountAResourceIsOf() {
        // Given
        Identity boss = administrator("Boss", trust("\"AWS\": \"" + HOME + "\""));

        // When
        Optional<Route> within = graph(assuming(HOME), boss).route(user("anna"));
        Optional<Route> without = graph(assuming(AWAY), boss).route(user("anna"));

        // Then
        assertThat(within.orElseThrow().standing()).isEqualTo(Standing.YES);
        assertThat(without).isEmpty();
    }

    private static Identity assuming(String account) {
        return Identity.user(
                user("anna"),
                PolicySet.of(
                        inline(
                                statement(
                                        "Allow sts:AssumeRole *",
                                        "{\"StringEquals\": {\"aws:ResourceAccount\": \""
                                                + account
                                                + "\"}}"))));
    }

    @Test
    void shouldFindSomebodyToRaise() {
        // Given
        Identity anna =
                Identity.role(
                        role("Anna"),
                        allow("iam:AttachUserPolicy,iam:CreateAccessKey *"),
                        trustOfService("ec2"));
        Identity held =
                Identity.user(
                        user("alice"), PolicySet.of(inline(statement("Deny s3:DeleteBucket *"))));
        Identity bob = Identity.user(user("bob"), PolicySet.empty());

        // When
        Route route = graph(anna, held, bob).route(role("Anna")).orElseThrow();

        // Then
        assertThat(paths(Optional.of(route))).containsExactly("iam-015");
        assertThat(route.administrator()).isEqualTo(user("bob"));
        assertThat(graph(anna, held).route(role("Anna"))).isEmpty();
    }

    @Test
    void shouldNotTakeARoleForAMemberOfAGroup() {
        // Given
        Group readers = new Group(group("readers"), PolicySet.empty());
        Identity member = Identity.user(user("bob"), PolicySet.empty(), readers);
        PolicySet policies = allow("iam:AttachGroupPolicy *");

        // When
        PrivilegeGraph graph =
                graph(
                        member,
                        Identity.role(role("Anna"), policies, trustOfService("ec2")),
                        Identity.user(user("anna"), policies, readers));

        // Then
        assertThat(graph.route(role("Anna"))).isEmpty();
        assertThat(paths(graph.route(user("anna")))).containsExactly("iam-010");
    }

    @Test
    void shouldDeleteItsOwnInlineDeny() {
        // Given
        PrivilegeGraph graph =
                graph(
                        Identity.user(
                                user("anna"),
                                PolicySet.of(
                                        inline(statement("Allow * *")),
                                        inline(statement("Deny s3:DeleteBucket *")))));

        // When
        Route route = graph.route(user("anna")).orElseThrow();

        // Then
        assertThat(route.standing()).isEqualTo(Standing.YES);
        assertThat(paths(Optional.of(route))).containsExactly("iam-026");
    }

    @Test
    void shouldRaiseARoleThatTrustsItByName() {
        // Given
        PrivilegeGraph graph =
                graph(
                        Identity.user(user("anna"), allow("iam:PutRolePolicy " + role("Weak"))),
                        Identity.role(role("Weak"), PolicySet.empty(), trustOf(user("anna"))));

        // When
        Route route = graph.route(user("anna")).orElseThrow();

        // Then
        assertThat(paths(Optional.of(route))).containsExactly("iam-017");
    }

    @Test
    void shouldWriteThePolicyOfAGroupItJoins() {
        // Given
        Group readers = new Group(group("readers"), allow("iam:GetUser *"));
        Identity anna =
                Identity.user(
                        user("anna"),
                        allow("iam:AddUserToGroup,iam:PutGroupPolicy " + group("readers")));
        Identity member = Identity.user(user("member"), PolicySet.empty(), readers);

        // When
        Route route = graph(anna, member).route(user("anna")).orElseThrow();

        // Then
        assertThat(paths(Optional.of(route))).containsExactly("iam-013", "iam-011");
    }

    @Test
    void shouldLookAnewAtWhoRaisesOthersOnlyInAGroup() {
        // Given
        Group helpers =
                new Group(
                        group("helpers"),
                        allow("iam:PutUserPolicy,iam:CreateAccessKey " + user("bob")));
        Identity anna =
                Identity.user(user("anna"), allow("iam:AddUserToGroup " + group("helpers")));
        Identity bob = Identity.user(user("bob"), PolicySet.empty());
        Identity member = Identity.user(user("member"), PolicySet.empty(), helpers);
        PrivilegeGraph graph = graph(anna, bob, member);

        // When
        PrivilegeGraph after =
                graph.with(List.of(bob.withOwn(PolicySet.of(inline(statement("Deny * *"))))));

        // Then
        assertThat(graph.route(user("anna"))).isPresent();
        assertThat(after.route(user("anna"))).isEmpty();
    }

    @Test
    void shouldNotGetIntoWhatRunsWithARoleThatOnlyAwsUses() {
        // Given
        String linked = role("aws-service-role/sagemaker.amazonaws.com/Linked");

        // When
        PrivilegeGraph graph =
                graph(
                        Identity.user(
                                user("anna"),
                                allow("sagemaker:CreatePresignedNotebookInstanceUrl *")),
                        Identity.role(linked, allow("s3:* *"), trustOfService("sagemaker")));

        // Then
        assertThat(graph.blastRadius(user("anna")).possible()).isEmpty();
    }

    @Test
    void shouldNotActWithRolesThatOnlyAwsUses() {
        // Given
        String linked = role("aws-service-role/x.amazonaws.com/Linked");
        PrivilegeGraph graph =
                graph(
                        Identity.role(
                                linked, allow("iam:PassRole,lambda:* *"), trustOfService("x")),
                        Identity.user(user("anna"), allow("iam:UpdateAssumeRolePolicy *")),
                        administrator("Boss", trustOfService("lambda")));

        // When
        BlastRadius reach = graph.blastRadius(user("anna"));

        // Then
        assertThat(reach.certain()).containsExactly(role("Boss"));
        assertThat(graph.route(linked)).isEmpty();
    }

    @Test
    void shouldRefuseWhoIsNotThere() {
        assertThatThrownBy(() -> graph().route(user("nobody")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not in the graph: " + user("nobody"));
    }

    private static PrivilegeGraph graph(Identity... identities) {
        return PrivilegeGraph.of(List.of(Account.of(HOME, List.of(identities))));
    }

    private static PrivilegeGraph withOlderVersion(
            Identity identity, String policy, String statement, Identity... others) {
        ParsedPolicy.Valid older =
                (ParsedPolicy.Valid)
                        PolicyParser.parse(document(statement(statement)), PolicyKind.IDENTITY);
        List<Identity> everybody = new ArrayList<>(List.of(others));
        everybody.add(identity);
        return PrivilegeGraph.of(
                List.of(
                        Account.of(HOME, everybody)
                                .withOlderVersions(Map.of(policy, List.of(older.document())))));
    }

    private static List<String> paths(Optional<Route> route) {
        return route.orElseThrow().hops().stream().map(hop -> hop.path().id()).toList();
    }
}
