package dev.attest.iampolicy.graph;

import static dev.attest.iampolicy.graph.World.role;
import static dev.attest.iampolicy.graph.World.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attest.iampolicy.account.AuthorizationDetails;
import dev.attest.iampolicy.account.Identity;
import dev.attest.iampolicy.decision.PolicySet;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The questions of the README about who can act as whom.
class ReadmeGraphTest {

    private static final String PRINTED =
            """
            {"UserDetailList": [{"Arn": "arn:aws:iam::111122223333:user/anna",
               "UserPolicyList": [{"PolicyName": "deploy", "PolicyDocument": {"Statement":
                 {"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "*"}}}]}],
             "RoleDetailList": [{"Arn": "arn:aws:iam::111122223333:role/Boss",
               "AssumeRolePolicyDocument": {"Statement": {"Effect": "Allow",
                 "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole"}},
               "RolePolicyList": [{"PolicyName": "all", "PolicyDocument": {"Statement":
                 {"Effect": "Allow", "Action": "*", "Resource": "*"}}}]}]}
            """;

    @Test
    void shouldAnswerTheQuestionsOfTheReadme() throws JsonProcessingException {
        // Given
        var details = AuthorizationDetails.read(new ObjectMapper().readTree(PRINTED));
        var graph = PrivilegeGraph.of(details.accounts());
        var changed = List.of(Identity.user(user("anna"), PolicySet.empty()));

        // When
        var route = graph.route(user("anna")).orElseThrow();
        var difference = GraphDifference.between(graph, graph.with(changed));

        // Then
        assertThat(route.words())
                .isEqualTo(
                        "anna can act as the role Boss by assuming the role Boss;"
                                + " then the role Boss is administrator of 111122223333");
        assertThat(graph.routes(user("anna"))).containsExactly(route);
        assertThat(graph.blastRadius(user("anna")).certain()).containsExactly(role("Boss"));
        assertThat(difference.closed()).containsOnlyKeys(user("anna"));
    }
}
