package dev.attest.iamaudit.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attest.iampolicy.PolicyProblem;
import dev.attest.iampolicy.decision.NamedPolicy;
import org.junit.jupiter.api.Test;

class InventoryTest {

    private static final String POLICY = "arn:aws:iam::111122223333:policy/ours";

    @Test
    void shouldKeepTheFirstOfTwoDefaultVersionsAndTellOfTheOther() throws Exception {
        // When
        Inventory inventory = ofVersions(version(true, "s3:*"), version(true, "iam:*"));

        // Then
        assertThat(inventory.problems())
                .containsExactly(
                        new PolicyProblem(
                                "/Policies/0/PolicyVersionList/1",
                                "another version of " + POLICY + " is the default already"));
        assertThat(inventory.policies().getFirst().policy())
                .isInstanceOfSatisfying(
                        NamedPolicy.Read.class,
                        policy ->
                                assertThat(
                                                policy.document()
                                                        .statements()
                                                        .getFirst()
                                                        .actions()
                                                        .cover("s3:getobject"))
                                        .isTrue());
    }

    @Test
    void shouldTellThatNoVersionIsTheDefault() throws Exception {
        // When
        Inventory inventory = ofVersions(version(false, "s3:*"));

        // Then
        assertThat(inventory.problems())
                .containsExactly(
                        new PolicyProblem(
                                "/Policies/0/PolicyVersionList", "no version is the default"));
        assertThat(inventory.policies().getFirst().policy()).isInstanceOf(NamedPolicy.Unread.class);
    }

    private static Inventory ofVersions(String... versions) throws JsonProcessingException {
        return Inventory.read(
                new ObjectMapper()
                        .readTree(
                                """
                                {"UserDetailList": [], "GroupDetailList": [], "RoleDetailList": [],
                                 "Policies": [{"Arn": "%s", "AttachmentCount": 0,
                                   "PolicyVersionList": [%s]}]}
                                """
                                        .formatted(POLICY, String.join(",", versions))));
    }

    private static String version(boolean isDefault, String action) {
        return """
        {"IsDefaultVersion": %s, "Document": {"Version": "2012-10-17",
          "Statement": {"Effect": "Allow", "Action": "%s", "Resource": "*"}}}
        """
                .formatted(isDefault, action);
    }
}
