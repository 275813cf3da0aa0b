package dev.attest.iampolicy.decision;

import static dev.attest.iampolicy.decision.PolicyFixture.allow;
import static dev.attest.iampolicy.decision.PolicyFixture.deny;
import static dev.attest.iampolicy.decision.PolicyFixture.given;
import static dev.attest.iampolicy.decision.PolicyFixture.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.iampolicy.Condition;
import dev.attest.iampolicy.Context;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PrincipalAccessTest {

    private static final Request READ = Request.of("S3:getobject", "arn:aws:s3:::b/k");
    private static final NamedPolicy UNREAD =
            new NamedPolicy.Unread("unread", null, "it was not handed over");

    static Stream<Arguments> shouldDecideAsAwsDocuments() {
        NamedPolicy allows = policy(allow("s3:Get*", "arn:aws:s3:::b/*"));
        NamedPolicy allowsIf = policy(given(allow("s3:*", "*")));
        NamedPolicy denies = policy(deny("*", "arn:aws:s3:::b/k"));
        NamedPolicy deniesIf = policy(given(deny("s3:*", "*")));
        NamedPolicy other = policy(allow("ec2:*", "*"));
        return Stream.of(
                Arguments.of(Outcome.IMPLICIT_DENY, List.of(), null),
                Arguments.of(Outcome.IMPLICIT_DENY, List.of(other), null),
                Arguments.of(Outcome.ALLOW, List.of(other, allows), null),
                Arguments.of(Outcome.ALLOW_IF, List.of(allowsIf), null),
                Arguments.of(Outcome.ALLOW, List.of(allowsIf, allows), null),
                Arguments.of(Outcome.EXPLICIT_DENY, List.of(allows, denies), null),
                Arguments.of(Outcome.EXPLICIT_DENY, List.of(denies), null),
                Arguments.of(Outcome.ALLOW_IF, List.of(allows, deniesIf), null),
                Arguments.of(Outcome.IMPLICIT_DENY, List.of(deniesIf), null),
                Arguments.of(Outcome.ALLOW_IF, List.of(UNREAD), null),
                Arguments.of(Outcome.ALLOW_IF, List.of(allows, UNREAD), null),
                Arguments.of(Outcome.EXPLICIT_DENY, List.of(denies, UNREAD), null),
                Arguments.of(Outcome.ALLOW, List.of(allows), allows),
                Arguments.of(Outcome.IMPLICIT_DENY, List.of(allows), other),
                Arguments.of(Outcome.IMPLICIT_DENY, List.of(other), allows),
                Arguments.of(Outcome.EXPLICIT_DENY, List.of(allows), denies),
                Arguments.of(Outcome.ALLOW_IF, List.of(allows), allowsIf),
                Arguments.of(Outcome.ALLOW_IF, List.of(allows), UNREAD));
    }

    @ParameterizedTest
    @MethodSource
    void shouldDecideAsAwsDocuments(
            Outcome expected, List<NamedPolicy> identity, @Nullable NamedPolicy boundary) {
        // Given
        PrincipalAccess access =
                new PrincipalAccess(
                        Principal.unknown(),
                        new PolicySet(identity),
                        Optional.ofNullable(boundary).map(PolicySet::of));

        // When
        Decision decision = access.decide(READ);

        // Then
        assertThat(decision.outcome()).isEqualTo(expected);
        assertThat(decision.open().isEmpty()).isEqualTo(expected != Outcome.ALLOW_IF);
    }

    @Test
    void shouldLetEverybodyAskWhoItIsWhateverIsDenied() {
        // Given
        PolicySet denies = PolicySet.of(policy(deny("*", "*"), deny("sts:*", "*")));
        PrincipalAccess access =
                new PrincipalAccess(
                        new Principal("arn:aws:iam::111122223333:user/anna", List.of()),
                        denies,
                        Optional.of(denies));

        // When
        Decision decision = access.decide(Request.of("sts:GetCallerIdentity", "*"));

        // Then
        assertThat(decision.outcome()).isEqualTo(Outcome.ALLOW);
        assertThat(decision.standing()).isEqualTo(Standing.YES);
        assertThat(access.decide(Request.of("sts:GetSessionToken", "*")).outcome())
                .isEqualTo(Outcome.EXPLICIT_DENY);
    }

    @Test
    void shouldNameTheStatementThatDenies() {
        // Given
        PrincipalAccess access =
                PrincipalAccess.of(
                        PolicySet.of(policy(allow("*", "*"), deny("s3:GetObject", "*"))));

        // When
        Decision decision = access.decide(READ);

        // Then
        assertThat(decision.because())
                .singleElement()
                .satisfies(because -> assertThat(because.statement().index()).isEqualTo(1));
        assertThat(decision.stoppedBy()).isEqualTo(Layer.IDENTITY);
    }

    @Test
    void shouldNameTheBoundaryThatStops() {
        // Given
        PrincipalAccess access =
                new PrincipalAccess(
                        Principal.unknown(),
                        PolicySet.of(policy(allow("*", "*"))),
                        Optional.of(PolicySet.of(policy(allow("ec2:*", "*")))));

        // When
        Decision decision = access.decide(READ);

        // Then
        assertThat(decision.stoppedBy()).isEqualTo(Layer.BOUNDARY);
    }

    @Test
    void shouldLeaveVariablesOpenUnlessThePrincipalTellsThem() {
        // Given
        NamedPolicy own = policy(allow("iam:*", "arn:aws:iam::*:user/${aws:username}"));
        Principal anna = new Principal("arn:aws:iam::123456789012:user/path/anna", List.of());
        Request onAnna = Request.of("iam:GetUser", "arn:aws:iam::123456789012:user/anna");
        PrincipalAccess access = PrincipalAccess.of(PolicySet.of(own));

        // When
        Outcome unknown = access.decide(onAnna).outcome();
        Outcome self =
                access.decide(new Request(onAnna.action(), onAnna.resource(), anna.context()))
                        .outcome();
        Outcome other =
                access.decide(
                                new Request(
                                        onAnna.action(),
                                        "arn:aws:iam::123456789012:user/bob",
                                        anna.context()))
                        .outcome();

        // Then
        assertThat(unknown).isEqualTo(Outcome.ALLOW_IF);
        assertThat(self).isEqualTo(Outcome.ALLOW);
        assertThat(other).isEqualTo(Outcome.IMPLICIT_DENY);
    }

    @Test
    void shouldTakeVariablesLiterallyInTheOldVersion() {
        // Given
        NamedPolicy old =
                NamedPolicy.of(
                        "old",
                        null,
                        """
                        {"Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "${x}"}}\
                        """);

        // When
        Outcome outcome =
                PrincipalAccess.of(PolicySet.of(old)).decide(Request.of("s3:A", "y")).outcome();

        // Then
        assertThat(outcome).isEqualTo(Outcome.IMPLICIT_DENY);
    }

    @Test
    void shouldMatchEscapedWildcardsOnlyLiterally() {
        // Given
        PrincipalAccess access =
                PrincipalAccess.of(PolicySet.of(policy(allow("s3:*", "arn:aws:s3:::b/${*}"))));

        // When
        Outcome star = access.decide(Request.of("s3:A", "arn:aws:s3:::b/*")).outcome();
        Outcome other = access.decide(Request.of("s3:A", "arn:aws:s3:::b/x")).outcome();

        // Then
        assertThat(star).isEqualTo(Outcome.ALLOW);
        assertThat(other).isEqualTo(Outcome.IMPLICIT_DENY);
    }

    @Test
    void shouldNameOnlyTheConditionsThatAreOpen() {
        // Given
        Principal anna = new Principal("arn:aws:iam::123456789012:user/anna", List.of());
        PrincipalAccess access =
                PrincipalAccess.of(
                        PolicySet.of(
                                policy(
                                        "{'Effect': 'Allow', 'Action': '*', 'Resource': '*',"
                                                + " 'Condition': {'StringEquals': {'aws:username':"
                                                + " 'anna', 'aws:PrincipalTag/team': 'red'}}}"),
                                policy(
                                        "{'Effect': 'Deny', 'Action': '*', 'Resource': '*',"
                                                + " 'Condition': {'StringEquals': {'aws:username':"
                                                + " 'bob', 'aws:PrincipalTag/team': 'red'}}}")));

        // When
        Decision decision =
                access.decide(new Request(READ.action(), READ.resource(), anna.context()));

        // Then
        assertThat(decision.outcome()).isEqualTo(Outcome.ALLOW_IF);
        assertThat(decision.open())
                .singleElement()
                .isInstanceOfSatisfying(
                        OpenQuestion.OpenStatement.class,
                        open ->
                                assertThat(open.conditions())
                                        .extracting(Condition::text)
                                        .containsExactly("StringEquals aws:PrincipalTag/team red"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "b/${aws:PrincipalTag/team, \\u0027all\\u0027} | red | b/red | ALLOW",
                "b/${aws:PrincipalTag/team, \\u0027all\\u0027} | red | b/all | IMPLICIT_DENY",
                "b/${aws:PrincipalTag/team, \\u0027all\\u0027} | absent | b/all | ALLOW",
                "b/${aws:PrincipalTag/team, \\u0027all\\u0027} | absent | b/red | IMPLICIT_DENY",
                "b/${aws:PrincipalTag/team, \\u0027all\\u0027} | unknown | b/red | ALLOW_IF",
                "b/${aws:PrincipalTag/team} | absent | b/ | IMPLICIT_DENY",
                "b/${aws:PrincipalTag/team}* | absent | b/red | IMPLICIT_DENY",
            })
    void shouldFillResourcesWithDefaults(
            String pattern, String team, String resource, Outcome expected) {
        // Given
        PrincipalAccess access = PrincipalAccess.of(PolicySet.of(policy(allow("s3:*", pattern))));
        Context context =
                switch (team) {
                    case "unknown" -> Context.unknown();
                    case "absent" -> Context.unknown().without("aws:PrincipalTag/team");
                    default -> Context.unknown().with("aws:PrincipalTag/team", team);
                };

        // When
        Outcome outcome = access.decide(new Request("s3:a", resource, context)).outcome();

        // Then
        assertThat(outcome).isEqualTo(expected);
    }
}
