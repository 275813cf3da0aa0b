package dev.attest.iampolicy.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ObservedUseTest {

    private static final Instant UNTIL = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant FROM = UNTIL.minus(Duration.ofDays(100));
    private static final ObservedUse NOTHING = ObservedUse.nothing(FROM, UNTIL);

    @Test
    void shouldFindAnActionHoweverItIsWritten() {
        // When
        ObservedUse use = NOTHING.with("IAM:PassRole", UNTIL);

        // Then
        assertThat(use.of("iam:passrole")).isPresent();
        assertThat(use.of("iam:PassRole")).isPresent();
        assertThat(use.of("iam:CreateUser")).isEmpty();
    }

    @Test
    void shouldKeepTheLastUseAndEveryResource() {
        // When
        ObservedUse use =
                NOTHING.with("s3:GetObject", UNTIL, "arn:aws:s3:::a/1")
                        .with("s3:GetObject", FROM, "arn:aws:s3:::b/1");

        // Then
        ActionUse found = use.of("s3:GetObject").orElseThrow();
        assertThat(found.last()).isEqualTo(UNTIL);
        assertThat(found.resources()).containsExactly("arn:aws:s3:::a/1", "arn:aws:s3:::b/1");
        assertThat(found.elsewhere()).isFalse();
    }

    @Test
    void shouldRememberThatAResourceWasNotKnown() {
        // When
        ObservedUse use =
                NOTHING.with("s3:GetObject", UNTIL, "arn:aws:s3:::a/1").with("s3:GetObject", FROM);

        // Then
        assertThat(use.of("s3:GetObject").orElseThrow().elsewhere()).isTrue();
    }

    @Test
    void shouldTakeEveryActionOfAServiceForPossible() {
        // When
        ObservedUse use = NOTHING.withService("S3", FROM).withService("s3", UNTIL);

        // Then
        assertThat(use.perhaps("s3:PutBucketPolicy")).isTrue();
        assertThat(use.perhaps("s3express:CreateBucket")).isFalse();
        assertThat(use.perhaps("GetObject")).isFalse();
        assertThat(use.services()).containsEntry("s3", UNTIL);
        assertThat(use.days()).isEqualTo(100);
    }

    @Test
    void shouldRefuseWhatIsNoUseWithinTheWindow() {
        // Then
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NOTHING.with("iam:PassRole", UNTIL.plusSeconds(1)))
                .withMessageContaining("iam:PassRole was used at 2026-03-01T00:00:01Z");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NOTHING.withService("s3", FROM.minusSeconds(1)))
                .withMessageContaining("s3 was used at");
        assertThatIllegalArgumentException().isThrownBy(() -> NOTHING.with("PassRole", UNTIL));
        assertThatIllegalArgumentException().isThrownBy(() -> NOTHING.with("iam:*", UNTIL));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NOTHING.withService("s3:GetObject", UNTIL));
        assertThatIllegalArgumentException().isThrownBy(() -> ObservedUse.nothing(UNTIL, FROM));
    }
}
