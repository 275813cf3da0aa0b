package dev.attest.iampolicy.change;

import static dev.attest.iampolicy.change.AccountFixture.ANNA;
import static dev.attest.iampolicy.change.AccountFixture.BOB;
import static dev.attest.iampolicy.change.AccountFixture.DEPLOY;
import static dev.attest.iampolicy.change.AccountFixture.HELPDESK;
import static dev.attest.iampolicy.change.AccountFixture.KEYS;
import static dev.attest.iampolicy.change.AccountFixture.READ_ONLY;
import static dev.attest.iampolicy.change.AccountFixture.document;
import static dev.attest.iampolicy.change.AccountFixture.read;
import static dev.attest.iampolicy.change.AccountFixture.trusting;
import static dev.attest.iampolicy.decision.PolicyFixture.allow;
import static dev.attest.iampolicy.decision.PolicyFixture.deny;
import static dev.attest.iampolicy.decision.PolicyFixture.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.attest.iampolicy.account.Account;
import dev.attest.iampolicy.account.Identity;
import dev.attest.iampolicy.decision.NamedPolicy;
import dev.attest.iampolicy.decision.PolicySet;
import dev.attest.iampolicy.decision.Standing;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsequenceTest {

    private static final Account ACCOUNT = AccountFixture.account();
    private static final String ADMIN = "arn:aws:iam::aws:policy/AdministratorAccess";

    @Test
    void shouldTellAManagerWhatAPrincipalLoses() {
        // Given
        Account account = holding(allow("iam:CreateAccessKey", "*"), allow("iam:ListUsers", "*"));

        // When
        Consequence consequence =
                Consequence.of(
                        account,
                        List.of(
                                new Change.ReplaceInline(
                                        ANNA, "own", document(allow("iam:ListUsers", "*")))));

        // Then
        assertThat(consequence.text())
                .isEqualTo(
                        "anna can no longer make itself administrator by creating access keys for"
                                + " other users; can no longer create access keys for any user;"
                                + " nothing else of note changes");
        AccessChange anna = consequence.principals().getFirst();
        assertThat(anna.sensitive().lost())
                .extracting(each -> each.action().action())
                .containsExactly("iam:CreateAccessKey");
        assertThat(anna.sensitive().gained()).isEmpty();
        assertThat(anna.paths().lost()).isNotEmpty();
        assertThat(anna.after().escalation()).isEqualTo(Standing.NO);
    }

    @Test
    void shouldLookOnlyAtThoseWhoseAccessCanDiffer() {
        // When
        Consequence ofGroup =
                Consequence.of(ACCOUNT, List.of(new Change.DetachPolicy(HELPDESK, READ_ONLY)));
        Consequence ofPolicy =
                Consequence.of(
                        ACCOUNT,
                        List.of(
                                new Change.ReplaceManaged(
                                        KEYS, document(allow("iam:ListUsers", "*")))));

        // Then
        assertThat(principals(ofGroup)).containsExactly(BOB, ANNA);
        assertThat(principals(ofPolicy)).containsExactly(DEPLOY, ANNA);
        assertThat(Consequence.of(ACCOUNT, List.of()).principals()).isEmpty();
        assertThat(Consequence.of(ACCOUNT, ACCOUNT).text())
                .isEqualTo("Nothing changes for anybody");
    }

    @Test
    void shouldTellWhoBecomesAdministratorAndWhoNoLonger() {
        // Given
        Change attach = new Change.AttachPolicy(BOB, read("Admin", ADMIN, allow("*", "*")));
        Account free = new Change.RemoveBoundary(BOB).applyTo(ACCOUNT);
        Account admin = attach.applyTo(free);

        // When
        Consequence becomes = Consequence.of(free, admin);
        Consequence ends = Consequence.of(admin, List.of(new Change.DetachPolicy(BOB, ADMIN)));
        Consequence goes =
                Consequence.of(
                        admin,
                        List.of(
                                new Change.DetachPolicy(BOB, "Admin"),
                                new Change.LeaveGroup(BOB, "helpdesk")));

        // Then
        assertThat(becomes.text())
                .isEqualTo(
                        "bob becomes administrator of the account; nothing else of note changes");
        assertThat(ends.text())
                .isEqualTo(
                        "bob is no longer administrator of the account; can still make itself"
                                + " administrator by changing the passwords of other users; can still change"
                                + " the console password of any user; can still read all S3 objects;"
                                + " can still read earlier versions of all S3 objects; nothing else of"
                                + " note changes");
        assertThat(goes.text())
                .isEqualTo(
                        "bob is no longer administrator of the account; keeps nothing sensitive;"
                                + " nothing else of note changes");
    }

    @Test
    void shouldTellWhatIsNarrowedAndWidened() {
        // Given
        Account wide = holding(allow("s3:PutBucketPolicy", "*"));
        Account narrow = holding(allow("s3:PutBucketPolicy", "arn:aws:s3:::logs"));
        Account conditional = holding(given(allow("s3:PutBucketPolicy", "*")));

        // Then
        assertThat(Consequence.of(wide, narrow).text())
                .isEqualTo(
                        "anna can now only open or close some S3 buckets by their policies; nothing"
                                + " else of note changes");
        assertThat(Consequence.of(narrow, wide).text())
                .isEqualTo(
                        "anna can now open or close any S3 bucket by its policy (before: open or"
                                + " close some S3 buckets by their policies); nothing else of note"
                                + " changes");
        assertThat(Consequence.of(wide, conditional).principals().getFirst().sensitive().narrowed())
                .hasSize(1);
        assertThat(
                        Consequence.of(narrow, conditional)
                                .principals()
                                .getFirst()
                                .sensitive()
                                .widened())
                .hasSize(1);
    }

    @Test
    void shouldTellThatNothingChangesWhereAnotherPolicyGivesTheSame() {
        // Given
        Account account =
                AccountFixture.account()
                        .with(
                                Identity.user(
                                        ANNA,
                                        PolicySet.of(
                                                AccountFixture.KEYS_POLICY,
                                                read("own", null, allow("iam:*AccessKey", "*")))));

        // When
        Consequence consequence =
                Consequence.of(account, List.of(new Change.DetachPolicy(ANNA, KEYS)));

        // Then
        assertThat(consequence.principals()).hasSize(1);
        assertThat(consequence.principals().getFirst().ofNote()).isFalse();
        assertThat(consequence.text()).isEqualTo("anna gains and loses nothing of note");
    }

    @Test
    void shouldTellOtherActionsByServiceOrOneByOne() {
        // Given
        Account before =
                holding(
                        allow("ec2:Describe*", "*"),
                        allow("s3:ListBucket", "*"),
                        allow("s3:GetBucketLocation", "*"));
        Account after =
                holding(
                        allow("s3:ListBucket", "*"),
                        allow("dynamodb:ListTables", "*"),
                        allow("s3:GetBucketLocation", "*"),
                        deny("s3:GetBucketLocation", "*"));

        // Then
        assertThat(Consequence.of(before, after).text())
                .isEqualTo(
                        "anna can no longer use actions of EC2; can no longer use"
                                + " s3:GetBucketLocation; can now use actions of DynamoDB; nothing"
                                + " else of note changes");
    }

    @Test
    void shouldTellWhomARoleLetsIn() {
        // When
        Consequence consequence =
                Consequence.of(
                        ACCOUNT,
                        List.of(
                                new Change.ReplaceTrust(
                                        DEPLOY, trusting("'AWS': '444455556666'"))));

        // Then
        assertThat(consequence.text())
                .isEqualTo(
                        "The role deploy no longer lets in ec2.amazonaws.com; now lets in 444455556666;"
                                + " nothing else of note changes");
    }

    @Test
    void shouldTellWhoComesAndGoes() {
        // Given
        Account without = new Change.RemovePrincipal(DEPLOY).applyTo(ACCOUNT);

        // Then
        assertThat(Consequence.of(ACCOUNT, without).text())
                .startsWith("The role deploy no longer exists; can no longer make itself")
                .endsWith("no longer lets in ec2.amazonaws.com");
        assertThat(Consequence.of(without, ACCOUNT).text())
                .startsWith("The role deploy is new; can now make itself administrator by");
    }

    @Test
    void shouldNotTakeWhatCouldNotBeReadForAllOrNothing() {
        // Given
        NamedPolicy lost = new NamedPolicy.Unread("lost", KEYS + "2", "it is missing");
        Account account = holding(allow("s3:PutBucketPolicy", "*"));

        // When
        Consequence bound = Consequence.of(account, List.of(new Change.SetBoundary(ANNA, lost)));
        Consequence attached =
                Consequence.of(account, List.of(new Change.AttachPolicy(ANNA, lost)));

        // Then
        AccessChange anna = bound.principals().getFirst();
        assertThat(anna.sensitive().none()).isTrue();
        assertThat(anna.doubtful())
                .extracting(each -> each.action())
                .containsExactly("s3:PutBucketPolicy");
        assertThat(anna.text())
                .isEqualTo(
                        "anna may no longer be able to open or close any S3 bucket by its policy; is"
                                + " now subject to the policy lost, which could not be read; nothing else"
                                + " of note changes");
        assertThat(attached.principals().getFirst().sensitive().gained()).isEmpty();
        assertThat(attached.text()).contains("may now be administrator of the account");
    }

    @Test
    void shouldRefuseTwoAccounts() {
        // Then
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Consequence.of(ACCOUNT, Account.of("444455556666", List.of())))
                .withMessage("two accounts: 111122223333 and 444455556666");
    }

    private static Account holding(String... statements) {
        return Account.of(
                "111122223333",
                List.of(Identity.user(ANNA, PolicySet.of(read("own", null, statements)))));
    }

    private static List<String> principals(Consequence consequence) {
        return consequence.principals().stream().map(AccessChange::principal).toList();
    }
}
