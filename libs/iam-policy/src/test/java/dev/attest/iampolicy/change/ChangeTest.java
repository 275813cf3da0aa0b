package dev.attest.iampolicy.change;

import static dev.attest.iampolicy.change.AccountFixture.ANNA;
import static dev.attest.iampolicy.change.AccountFixture.BOB;
import static dev.attest.iampolicy.change.AccountFixture.DEPLOY;
import static dev.attest.iampolicy.change.AccountFixture.HELPDESK;
import static dev.attest.iampolicy.change.AccountFixture.KEYS;
import static dev.attest.iampolicy.change.AccountFixture.KEYS_POLICY;
import static dev.attest.iampolicy.change.AccountFixture.LIMIT;
import static dev.attest.iampolicy.change.AccountFixture.LIMIT_POLICY;
import static dev.attest.iampolicy.change.AccountFixture.READ_ONLY;
import static dev.attest.iampolicy.change.AccountFixture.document;
import static dev.attest.iampolicy.change.AccountFixture.may;
import static dev.attest.iampolicy.change.AccountFixture.trusting;
import static dev.attest.iampolicy.decision.PolicyFixture.allow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.attest.iampolicy.PolicyDocument;
import dev.attest.iampolicy.account.Account;
import dev.attest.iampolicy.decision.NamedPolicy;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeTest {

    private static final Account ACCOUNT = AccountFixture.account();
    private static final PolicyDocument LISTING = document(allow("s3:ListBucket", "*"));

    private static final Map<Change, String> REFUSED =
            Map.ofEntries(
                    Map.entry(
                            new Change.DetachPolicy(ANNA, "Admin"),
                            ANNA + " has no managed policy Admin"),
                    Map.entry(
                            new Change.DetachPolicy(ANNA, "own"),
                            ANNA + " has no managed policy own"),
                    Map.entry(
                            new Change.RemoveInline(ANNA, "Keys"),
                            ANNA + " has no inline policy Keys"),
                    Map.entry(
                            new Change.ReplaceInline(BOB, "own", LISTING),
                            BOB + " has no inline policy own"),
                    Map.entry(
                            new Change.RemoveInline(ANNA + "x", "own"),
                            "there is no user, role or group " + ANNA + "x"),
                    Map.entry(
                            new Change.ReplaceManaged(KEYS + "x", LISTING),
                            "nobody in account 111122223333 holds a managed policy " + KEYS + "x"),
                    Map.entry(
                            new Change.ReplaceManaged(READ_ONLY, LISTING),
                            READ_ONLY + " is AWS's, and only AWS changes it"),
                    Map.entry(
                            new Change.LeaveGroup(ANNA, "admins"),
                            ANNA + " is not in a group admins"),
                    Map.entry(
                            new Change.RemoveBoundary(ANNA), ANNA + " has no permissions boundary"),
                    Map.entry(
                            new Change.SetBoundary(HELPDESK, LIMIT_POLICY),
                            "there is no user or role " + HELPDESK),
                    Map.entry(
                            new Change.ReplaceTrust(ANNA, trusting("'AWS': '*'")),
                            ANNA + " is not a role, and has no trust policy"),
                    Map.entry(
                            new Change.RemovePrincipal(ANNA + "x"),
                            "there is no user or role " + ANNA + "x"));

    @ParameterizedTest
    @ValueSource(strings = {KEYS, "Keys"})
    void shouldDetachAPolicyFromOneHolderOnly(String policy) {
        // When
        Account after = new Change.DetachPolicy(ANNA, policy).applyTo(ACCOUNT);

        // Then
        assertThat(may(ACCOUNT, ANNA, "iam:CreateAccessKey")).isTrue();
        assertThat(may(after, ANNA, "iam:CreateAccessKey")).isFalse();
        assertThat(may(after, ANNA, "s3:PutBucketPolicy")).isTrue();
        assertThat(may(after, DEPLOY, "iam:CreateAccessKey")).isTrue();
    }

    @Test
    void shouldReachEveryMemberThroughTheGroup() {
        // When
        Account after = new Change.DetachPolicy(HELPDESK, READ_ONLY).applyTo(ACCOUNT);

        // Then
        assertThat(may(ACCOUNT, ANNA, "s3:GetObject")).isTrue();
        assertThat(may(ACCOUNT, BOB, "s3:GetObject")).isTrue();
        assertThat(may(after, ANNA, "s3:GetObject")).isFalse();
        assertThat(may(after, BOB, "s3:GetObject")).isFalse();
        assertThat(helpdesk(after)).hasSize(1);
    }

    @Test
    void shouldAttachAPolicyOnce() {
        // When
        Account once = new Change.AttachPolicy(HELPDESK, KEYS_POLICY).applyTo(ACCOUNT);
        Account twice = new Change.AttachPolicy(HELPDESK, KEYS_POLICY).applyTo(once);

        // Then
        assertThat(twice).isEqualTo(once);
        assertThat(helpdesk(once)).contains(KEYS_POLICY);
        assertThat(once.identity(BOB).orElseThrow().groups().getFirst().policies().policies())
                .contains(KEYS_POLICY);
    }

    @Test
    void shouldRemoveAndReplaceInlinePolicies() {
        // When
        Account removed = new Change.RemoveInline(ANNA, "own").applyTo(ACCOUNT);
        Account replaced = new Change.ReplaceInline(ANNA, "own", LISTING).applyTo(ACCOUNT);

        // Then
        assertThat(may(removed, ANNA, "s3:PutBucketPolicy")).isFalse();
        assertThat(may(replaced, ANNA, "s3:PutBucketPolicy")).isFalse();
        assertThat(may(replaced, ANNA, "s3:ListBucket")).isTrue();
        assertThat(may(replaced, ANNA, "iam:CreateAccessKey")).isTrue();
    }

    @Test
    void shouldReplaceAManagedPolicyForEverybodyWhoHoldsIt() {
        // When
        Account after = new Change.ReplaceManaged(KEYS, LISTING).applyTo(ACCOUNT);

        // Then
        assertThat(may(after, ANNA, "iam:CreateAccessKey")).isFalse();
        assertThat(may(after, DEPLOY, "iam:CreateAccessKey")).isFalse();
        assertThat(may(after, DEPLOY, "s3:ListBucket")).isTrue();
        assertThat(after.olderVersions().get(KEYS)).containsExactly(KEYS_POLICY.document());
    }

    @Test
    void shouldReplaceAManagedPolicyAlsoWhereItIsABoundary() {
        // When
        Account after = new Change.ReplaceManaged(LIMIT, LISTING).applyTo(ACCOUNT);

        // Then
        assertThat(may(ACCOUNT, BOB, "s3:GetObject")).isTrue();
        assertThat(may(after, BOB, "s3:GetObject")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {HELPDESK, "helpdesk"})
    void shouldLeaveAGroup(String group) {
        // When
        Account after = new Change.LeaveGroup(ANNA, group).applyTo(ACCOUNT);

        // Then
        assertThat(after.identity(ANNA).orElseThrow().groups()).isEmpty();
        assertThat(after.identity(BOB).orElseThrow().groups()).hasSize(1);
        assertThat(after.groups()).containsKey(HELPDESK);
    }

    @Test
    void shouldSetAndRemoveABoundary() {
        // When
        Account bound = new Change.SetBoundary(ANNA, LIMIT_POLICY).applyTo(ACCOUNT);
        Account free = new Change.RemoveBoundary(BOB).applyTo(ACCOUNT);

        // Then
        assertThat(may(bound, ANNA, "iam:CreateAccessKey")).isFalse();
        assertThat(may(bound, ANNA, "s3:PutBucketPolicy")).isTrue();
        assertThat(may(free, BOB, "iam:UpdateLoginProfile")).isTrue();
    }

    @Test
    void shouldReplaceTrustAndRemovePrincipals() {
        // Given
        PolicyDocument trust = trusting("'AWS': '444455556666'");

        // When
        Account trusting = new Change.ReplaceTrust(DEPLOY, trust).applyTo(ACCOUNT);
        Account without = new Change.RemovePrincipal(BOB).applyTo(ACCOUNT);

        // Then
        assertThat(trusting.identity(DEPLOY).orElseThrow().trust().orElseThrow().read())
                .extracting(NamedPolicy.Read::document)
                .containsExactly(trust);
        assertThat(without.identities()).containsOnlyKeys(ANNA, DEPLOY);
    }

    @Test
    void shouldRefuseWhatNamesSomethingThatIsNotThere() {
        // Then
        REFUSED.forEach((change, message) ->
                assertThatExceptionOfType(ChangeRefusedException.class)
                        .isThrownBy(() -> change.applyTo(ACCOUNT))
                        .withMessage(message));
    }

    @Test
    void shouldRefuseANameThatTwoPoliciesHave() {
        // Given
        Account account =
                new Change.AttachPolicy(
                                ANNA,
                                AccountFixture.read(
                                        "Keys",
                                        "arn:aws:iam::aws:policy/Keys",
                                        allow("iam:ListUsers", "*")))
                        .applyTo(ACCOUNT);

        // Then
        assertThatExceptionOfType(ChangeRefusedException.class)
                .isThrownBy(() -> new Change.DetachPolicy(ANNA, "Keys").applyTo(account))
                .withMessage(ANNA + " has several managed policies named Keys: give the ARN");
        assertThat(may(new Change.DetachPolicy(ANNA, KEYS).applyTo(account), ANNA, "iam:ListUsers"))
                .isTrue();
    }

    @Test
    void shouldRefuseDocumentsOfAnotherKind() {
        // Then
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Change.ReplaceTrust(DEPLOY, LISTING))
                .withMessage("the document is of kind IDENTITY, not TRUST");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Change.ReplaceManaged(KEYS, trusting("'AWS': '*'")));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Change.AttachPolicy(
                                ANNA, AccountFixture.read("own", null, allow("s3:*", "*"))))
                .withMessage("not a managed policy: own");
    }

    private static List<NamedPolicy> helpdesk(Account account) {
        return Objects.requireNonNull(account.groups().get(HELPDESK)).policies().policies();
    }
}
