package dev.attest.iampolicy.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.iampolicy.decision.NamedPolicy;
import dev.attest.iampolicy.decision.PolicyFixture;
import dev.attest.iampolicy.decision.PolicySet;
import dev.attest.iampolicy.decision.PrincipalAccess;
import dev.attest.iampolicy.meaning.SensitiveAction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnusedAccessTest {

    private static final Instant UNTIL = Instant.parse("2026-03-01T00:00:00Z");
    private static final ObservedUse NOTHING = seenFor(200);

    private static final PrincipalAccess ACCESS =
            access(
                    PolicyFixture.policy(
                            "{'Effect': 'Allow', 'Action': ['iam:CreateAccessKey', 'iam:CreateUser',"
                                    + " 's3:PutBucketPolicy', 's3:GetBucketLocation',"
                                    + " 'kms:ScheduleKeyDeletion'], 'Resource': '*'}"));

    @Test
    void shouldListWhatIsUnusedAndTellItsShare() {
        // Given
        ObservedUse use = NOTHING.with("iam:createuser", UNTIL).with("ec2:RunInstances", UNTIL);

        // When
        UnusedAccess unused = UnusedAccess.of(ACCESS, use);

        // Then
        assertThat(actions(unused.used())).containsExactly("iam:CreateUser");
        assertThat(actions(unused.unused()))
                .containsExactlyInAnyOrder(
                        "iam:CreateAccessKey", "s3:PutBucketPolicy", "kms:ScheduleKeyDeletion");
        assertThat(unused.share()).contains(new UnusedShare(0.75, 0.75));
        assertThat(unused.removalAdvised()).isTrue();
    }

    @Test
    void shouldTakeActionsOfAServiceThatWasUsedForNeitherUsedNorUnused() {
        // When
        UnusedAccess unused = UnusedAccess.of(ACCESS, NOTHING.withService("iam", UNTIL));

        // Then
        assertThat(actions(unused.perhaps()))
                .containsExactlyInAnyOrder("iam:CreateAccessKey", "iam:CreateUser");
        assertThat(actions(unused.unused()))
                .containsExactlyInAnyOrder("s3:PutBucketPolicy", "kms:ScheduleKeyDeletion");
        assertThat(unused.share()).contains(new UnusedShare(0.5, 1));
    }

    @Test
    void shouldHaveNoShareOfNothing() {
        // When
        UnusedAccess unused =
                UnusedAccess.of(
                        access(
                                PolicyFixture.policy(
                                        PolicyFixture.allow("s3:GetBucketLocation", "*"))),
                        NOTHING);

        // Then
        assertThat(unused.share()).isEmpty();
        assertThat(unused.removalAdvised()).isFalse();
    }

    @Test
    void shouldNotTakeWhatNobodyCouldReadForUnused() {
        // When
        UnusedAccess unused =
                UnusedAccess.of(
                        access(new NamedPolicy.Unread("lost", null, "it is missing")), NOTHING);

        // Then
        assertThat(unused.share()).isEmpty();
        assertThat(unused.uncertain()).isNotEmpty();
        assertThat(unused.unused()).isEmpty();
    }

    @Test
    void shouldNotAdviseARemovalBeforeTheMinimum() {
        // When
        UnusedAccess unused = UnusedAccess.of(ACCESS, seenFor(89));

        // Then
        assertThat(unused.removalAdvised()).isFalse();
        assertThat(unused.observation().text()).isEqualTo("observed for 89 days, fewer than 90");
        assertThat(unused.share()).contains(new UnusedShare(1, 1));
        assertThat(unused.withMinimumDays(30).removalAdvised()).isTrue();
        assertThat(UnusedAccess.of(ACCESS, seenFor(90)).removalAdvised()).isTrue();
    }

    @Test
    void shouldTrustALongerObservationMore() {
        // Then
        assertThat(UnusedAccess.of(ACCESS, seenFor(0)).observation().confidence()).isZero();
        assertThat(UnusedAccess.of(ACCESS, seenFor(100)).observation().confidence())
                .isEqualTo(0.25);
        assertThat(UnusedAccess.of(ACCESS, seenFor(500)).observation().confidence()).isEqualTo(1);
    }

    private static ObservedUse seenFor(int days) {
        return ObservedUse.nothing(UNTIL.minus(Duration.ofDays(days)), UNTIL);
    }

    private static PrincipalAccess access(NamedPolicy policy) {
        return PrincipalAccess.of(PolicySet.of(policy));
    }

    private static List<String> actions(List<SensitiveAction> sensitive) {
        return sensitive.stream().map(each -> each.action().action()).toList();
    }
}
