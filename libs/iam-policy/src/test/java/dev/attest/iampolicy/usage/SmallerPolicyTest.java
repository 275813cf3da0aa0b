package dev.attest.iampolicy.usage;

import static dev.attest.iampolicy.decision.PolicyFixture.allow;
import static dev.attest.iampolicy.decision.PolicyFixture.deny;
import static dev.attest.iampolicy.decision.PolicyFixture.given;
import static dev.attest.iampolicy.decision.PolicyFixture.policy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attest.iampolicy.Context;
import dev.attest.iampolicy.decision.NamedPolicy;
import dev.attest.iampolicy.decision.Outcome;
import dev.attest.iampolicy.decision.PolicySet;
import dev.attest.iampolicy.decision.PrincipalAccess;
import dev.attest.iampolicy.decision.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmallerPolicyTest {

    private static final Instant UNTIL = Instant.parse("2026-03-01T00:00:00Z");
    private static final ObservedUse NOTHING = seenFor(200);

    @Test
    void shouldKeepWhatWasUsedWhereItWasUsedAndEveryDeny() throws JsonProcessingException {
        // Given
        PolicySet original =
                PolicySet.of(
                        policy(
                                allow("s3:*", "arn:aws:s3:::logs*"),
                                given(allow("kms:*", "*")),
                                allow("iam:*", "*"),
                                deny("s3:Delete*", "*")));
        ObservedUse use =
                NOTHING.with("s3:PutObject", UNTIL, "arn:aws:s3:::logs/b", "arn:aws:s3:::logs/a")
                        .with("s3:GetObject", UNTIL, "arn:aws:s3:::logs/a", "arn:aws:s3:::logs/b")
                        .with("s3:ListBucket", UNTIL, "arn:aws:s3:::logs", "arn:aws:s3:::other")
                        .with("kms:Decrypt", UNTIL);

        // When
        SmallerPolicy smaller = SmallerPolicy.propose(original, use);

        // Then
        assertThat(smaller.advised()).isTrue();
        assertThat(smaller.documents()).hasSize(1);
        assertThat((Object) smaller.documents().getFirst().json())
                .isEqualTo(
                        json(
                                """
                                {"Version": "2012-10-17", "Statement": [
                                 {"Effect": "Allow", "Action": ["kms:Decrypt"], "Resource": ["*"],
                                  "Condition": {"IpAddress": {"aws:SourceIp": ["10.0.0.0/8"]}}},
                                 {"Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"],
                                  "Resource": ["arn:aws:s3:::logs/a", "arn:aws:s3:::logs/b"]},
                                 {"Effect": "Allow", "Action": ["s3:ListBucket"],
                                  "Resource": ["arn:aws:s3:::logs"]},
                                 {"Effect": "Deny", "Action": ["s3:Delete*"], "Resource": ["*"]}]}
                                """));
    }

    @Test
    void shouldKeepPatternsWhoseVariablesDecide() {
        // Given
        PolicySet original =
                PolicySet.of(policy(allow("s3:*", "arn:aws:s3:::home/${aws:username}/*")));

        // When
        SmallerPolicy smaller =
                SmallerPolicy.propose(
                        original, NOTHING.with("s3:GetObject", UNTIL, "arn:aws:s3:::home/anna/x"));

        // Then
        Context bob = Context.unknown().with("aws:username", "bob");
        assertThat(outcome(smaller.policies(), "s3:GetObject", "arn:aws:s3:::home/anna/x", bob))
                .isEqualTo(Outcome.IMPLICIT_DENY);
        assertThat(outcome(smaller.policies(), "s3:GetObject", "arn:aws:s3:::home/bob/x", bob))
                .isEqualTo(Outcome.ALLOW);
    }

    @Test
    void shouldTakeWildcardsInTheNamesOfResourcesForThemselves() {
        // Given
        PolicySet original = PolicySet.of(policy(allow("s3:*", "*")));

        // When
        PolicySet smaller =
                SmallerPolicy.propose(
                                original,
                                NOTHING.with("s3:GetObject", UNTIL, "arn:aws:s3:::b/*?${aws:x}"))
                        .policies();

        // Then
        Context unknown = Context.unknown();
        assertThat(outcome(smaller, "s3:GetObject", "arn:aws:s3:::b/*?${aws:x}", unknown))
                .isEqualTo(Outcome.ALLOW);
        assertThat(outcome(smaller, "s3:GetObject", "arn:aws:s3:::b/a?${aws:x}", unknown))
                .isEqualTo(Outcome.IMPLICIT_DENY);
    }

    @Test
    void shouldKeepTheServiceWhereNobodyKnowsTheActions() {
        // Given
        PolicySet original =
                PolicySet.of(
                        policy(
                                allow("*:Get*", "*"),
                                allow("s3:PutObject", "*"),
                                allow("iam:*", "*")));

        // When
        SmallerPolicy smaller = SmallerPolicy.propose(original, NOTHING.withService("s3", UNTIL));

        // Then
        Context unknown = Context.unknown();
        assertThat(outcome(smaller.policies(), "s3:GetObject", "*", unknown))
                .isEqualTo(Outcome.ALLOW);
        assertThat(outcome(smaller.policies(), "s3:PutObject", "*", unknown))
                .isEqualTo(Outcome.ALLOW);
        assertThat(outcome(smaller.policies(), "ec2:GetConsoleOutput", "*", unknown))
                .isEqualTo(Outcome.IMPLICIT_DENY);
        assertThat(outcome(smaller.policies(), "iam:PassRole", "*", unknown))
                .isEqualTo(Outcome.IMPLICIT_DENY);
        assertThat(smaller.advised()).isFalse();
        assertThat(smaller.reservations())
                .containsExactly(
                        "of s3 nobody knows which actions were used: all of them are kept");
    }

    @Test
    void shouldNotAdviseWhatItCannotStandFor() {
        // Given
        PolicySet original = PolicySet.of(new NamedPolicy.Unread("lost", null, "it is missing"));

        // When
        SmallerPolicy smaller = SmallerPolicy.propose(original, seenFor(30));

        // Then
        assertThat(smaller.documents()).isEmpty();
        assertThat(smaller.reservations())
                .containsExactly(
                        "observed for 30 days, fewer than 90",
                        "the policy lost could not be read: it is missing");
    }

    @Test
    void shouldStayWithinTheSizeOfAPolicy() {
        // Given
        PolicySet original = PolicySet.of(policy(allow("s3:*", "*"), deny("s3:Delete*", "*")));
        String[] objects =
                IntStream.range(0, 500)
                        .mapToObj(i -> "arn:aws:s3:::logs/" + i)
                        .toArray(String[]::new);

        // When
        SmallerPolicy smaller =
                SmallerPolicy.propose(original, NOTHING.with("s3:GetObject", UNTIL, objects));

        // Then
        assertThat(smaller.documents())
                .hasSizeGreaterThan(1)
                .allMatch(each -> each.size() <= ProposedPolicy.MAX_SIZE);
        assertThat(objects)
                .allMatch(each ->
                        outcome(smaller.policies(), "s3:GetObject", each, Context.unknown())
                                == Outcome.ALLOW);
    }

    @Test
    void shouldNotMixVersions() {
        // Given
        PolicySet original =
                PolicySet.of(
                        policy(allow("s3:*", "arn:aws:s3:::${aws:username}")),
                        NamedPolicy.of(
                                "old",
                                null,
                                "{\"Version\": \"2008-10-17\", \"Statement\":"
                                        + allow("s3:*", "arn:aws:s3:::${aws:username}")
                                                .replace('\'', '"')
                                        + "}"));
        PolicySet smaller =
                SmallerPolicy.propose(original, NOTHING.with("s3:ListBucket", UNTIL)).policies();

        // Then
        Context anna = Context.unknown().with("aws:username", "anna");
        assertThat(outcome(smaller, "s3:ListBucket", "arn:aws:s3:::anna", anna))
                .isEqualTo(Outcome.ALLOW);
        assertThat(outcome(smaller, "s3:ListBucket", "arn:aws:s3:::${aws:username}", anna))
                .isEqualTo(Outcome.ALLOW);
        assertThat(outcome(smaller, "s3:ListBucket", "arn:aws:s3:::bob", anna))
                .isEqualTo(Outcome.IMPLICIT_DENY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'Effect': 'Allow', 'Action': '*', 'Resource': '*'}",
                "{'Effect': 'Allow', 'NotAction': ['iam:*', 'organizations:*'], 'Resource': '*'}",
                "{'Effect': 'Allow', 'Action': ['iam:*', 's3:*', 'kms:*', 'ec2:*'], 'Resource': '*'}",
                "{'Effect': 'Allow', 'Action': ['s3:*', 'lambda:*'], 'NotResource': 'arn:aws:s3:::logs'}",
            })
    void shouldDropNearlyEverythingSensitiveThatIsUnused(String statement) {
        // Given
        PolicySet original = PolicySet.of(policy(statement));
        ObservedUse use =
                NOTHING.with("s3:PutBucketPolicy", UNTIL)
                        .with("s3:GetObject", UNTIL)
                        .with("lambda:UpdateFunctionCode", UNTIL)
                        .with("iam:PassRole", UNTIL, "arn:aws:iam::111122223333:role/job");

        // When
        PolicySet smaller = SmallerPolicy.propose(original, use).policies();

        // Then
        int before = UnusedAccess.of(PrincipalAccess.of(original), use).unused().size();
        UnusedAccess after = UnusedAccess.of(PrincipalAccess.of(smaller), use);
        assertThat(before).isGreaterThan(20);
        assertThat(after.unused().size()).isLessThanOrEqualTo(before / 10);
        assertThat(after.used()).isNotEmpty();
    }

    private static ObservedUse seenFor(int days) {
        return ObservedUse.nothing(UNTIL.minus(Duration.ofDays(days)), UNTIL);
    }

    private static Outcome outcome(
            PolicySet policies, String action, String resource, Context context) {
        return PrincipalAccess.of(policies)
                .decide(new Request(action, resource, context))
                .outcome();
    }

    private static Object json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text);
    }
}
