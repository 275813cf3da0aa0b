package dev.attest.collector.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.collector.activity.ActingFor.How;
import dev.attest.events.activity.Actor;
import dev.attest.events.activity.ActorKind;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTraceTest {

    private static final LocalDate DAY = LocalDate.parse("2026-10-05");
    private static final String RESERVED =
            "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Ops_1";

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 10})
    void shouldFollowAChainToThePerson(int length) {
        // Given
        Map<String, SessionStep> origins = chain(length, user("dora"));

        // When
        ActingFor found = traced(role("role-0", "ASIA0"), origins);

        // Then
        assertThat(found).isNotNull();
        assertThat(found.how()).isEqualTo(How.SESSION_CHAIN);
        assertThat(found.complete()).isTrue();
        assertThat(found.name()).isEqualTo("dora");
        assertThat(found.sessions()).hasSize(length);
        assertThat(found.sessions().getFirst().name()).isEqualTo("role-0");
    }

    /// Whatever link is missing, nobody else is named as the one who began.
    @Test
    void shouldNeverCallAnswerWhole() {
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            // Given
            int length = 1 + random.nextInt(9);
            Map<String, SessionStep> origins = chain(length, user("dora"));
            origins.remove("ASIA" + random.nextInt(length));

            // When
            ActingFor found = traced(role("role-0", "ASIA0"), origins);

            // Then
            assertThat(found == null || !found.complete()).isTrue();
        }
    }

    @Test
    void shouldEndInACircle() {
        // Given
        Map<String, SessionStep> origins =
                Map.of("ASIA0", role("role-1", "ASIA1"), "ASIA1", role("role-0", "ASIA0"));

        // When
        ActingFor found = traced(role("role-0", "ASIA0"), origins);

        // Then
        assertThat(found).isNotNull();
        assertThat(found.complete()).isFalse();
    }

    @Test
    void shouldNotGoOnForEver() {
        // Given
        Map<String, SessionStep> origins = chain(50, user("dora"));

        // When
        ActingFor found = traced(role("role-0", "ASIA0"), origins);

        // Then
        assertThat(found).isNotNull();
        assertThat(found.complete()).isFalse();
        assertThat(found.sessions()).hasSize(SessionTrace.MOST_STEPS + 1);
    }

    @Test
    void shouldNameWhomTheRecordNames() {
        // Given
        SessionStep step = new SessionStep(role("app", "ASIA0").actor(), "ASIA0", "user-id-1", DAY);

        // When
        ActingFor found = traced(step, Map.of());

        // Then
        assertThat(found).isNotNull();
        assertThat(found.how()).isEqualTo(How.ON_BEHALF_OF);
        assertThat(found.kind()).isEqualTo(ActorKind.IDENTITY_CENTER_USER);
        assertThat(found.principalId()).isEqualTo("user-id-1");
        assertThat(found.complete()).isTrue();
    }

    @Test
    void shouldKnowTheUserBehindARoleOfIdentityCenter() {
        // Given
        SessionStep reserved =
                step(
                        ActorKind.ASSUMED_ROLE,
                        RESERVED,
                        "AWSReservedSSO_Ops_1",
                        "dora",
                        null,
                        "ASIA1");

        // When
        ActingFor found = traced(role("role-0", "ASIA0"), Map.of("ASIA0", reserved));

        // Then
        assertThat(found).isNotNull();
        assertThat(found.how()).isEqualTo(How.IDENTITY_CENTER_ROLE);
        assertThat(found.name()).isEqualTo("dora");
        assertThat(found.sessions()).hasSize(2);
    }

    @Test
    void shouldNotBelieveARoleThatOnlyBearsTheName() {
        // Given
        SessionStep pretended =
                step(
                        ActorKind.ASSUMED_ROLE,
                        "arn:aws:iam::111122223333:role/AWSReservedSSO_Ops_1",
                        "AWSReservedSSO_Ops_1",
                        "dora",
                        null,
                        "ASIA0");

        // When // Then
        assertThat(traced(pretended, Map.of())).isNull();
    }

    @Test
    void shouldFallBackOnTheSourceIdentityWhenALinkIsMissing() {
        // Given
        SessionStep step =
                step(ActorKind.ASSUMED_ROLE, null, "role-0", "s", "dora@meridian.example", "ASIA0");

        // When
        ActingFor found = traced(step, Map.of());

        // Then
        assertThat(found).isNotNull();
        assertThat(found.how()).isEqualTo(How.SOURCE_IDENTITY);
        assertThat(found.complete()).isFalse();
        assertThat(found.name()).isEqualTo("dora@meridian.example");
        assertThat(found.kind()).isEqualTo(ActorKind.UNKNOWN);
    }

    @Test
    void shouldNotCallAnAccountAPerson() {
        // Given
        SessionStep account = step(ActorKind.AWS_ACCOUNT, null, "444455556666", null, null, null);

        // When
        ActingFor found = traced(role("role-0", "ASIA0"), Map.of("ASIA0", account));

        // Then
        assertThat(found).isNotNull();
        assertThat(found.complete()).isFalse();
        assertThat(found.kind()).isEqualTo(ActorKind.AWS_ACCOUNT);
    }

    @ParameterizedTest
    @EnumSource(
            value = ActorKind.class,
            names = {"ASSUMED_ROLE", "FEDERATED_USER"},
            mode = EnumSource.Mode.EXCLUDE)
    void shouldSayNothingOfWhoActsForThemselves(ActorKind kind) {
        assertThat(traced(step(kind, null, "dora", null, "x", "ASIA0"), Map.of())).isNull();
    }

    private static @Nullable ActingFor traced(SessionStep first, Map<String, SessionStep> origins) {
        SessionTrace trace = new SessionTrace(first);
        while (trace.wanted() != null) {
            trace.follow(origins);
        }
        return trace.result();
    }

    /// Keys ASIA0, ASIA1, …: each was handed to the next role, the last to `began`.
    private static Map<String, SessionStep> chain(int length, SessionStep began) {
        Map<String, SessionStep> origins = new HashMap<>();
        for (int i = 0; i < length; i++) {
            origins.put(
                    "ASIA" + i,
                    i == length - 1 ? began : role("role-" + (i + 1), "ASIA" + (i + 1)));
        }
        return origins;
    }

    private static SessionStep user(String name) {
        return step(
                ActorKind.IAM_USER,
                "arn:aws:iam::111122223333:user/" + name,
                name,
                null,
                null,
                "AKIA1");
    }

    private static SessionStep role(String name, String key) {
        return step(
                ActorKind.ASSUMED_ROLE,
                "arn:aws:iam::111122223333:role/" + name,
                name,
                "session",
                null,
                key);
    }

    private static SessionStep step(
            ActorKind kind,
            @Nullable String arn,
            String name,
            @Nullable String session,
            @Nullable String sourceIdentity,
            @Nullable String key) {
        return new SessionStep(
                new Actor(kind, arn, name, "111122223333", session, sourceIdentity),
                key,
                null,
                DAY);
    }
}
