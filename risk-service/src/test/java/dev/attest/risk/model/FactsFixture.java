package dev.attest.risk.model;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Facts for tests: a user without any blemish, and random ones.
final class FactsFixture {

    static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    static final CredentialFacts PASSWORD_AND_MFA =
            new CredentialFacts(true, true, true, List.of());

    private FactsFixture() {}

    static Instant daysAgo(long days) {
        return NOW.minus(Duration.ofDays(days));
    }

    static PrincipalFacts user(
            String name,
            List<AccessFacts> access,
            CredentialFacts credentials,
            @Nullable Instant lastUse) {
        return new PrincipalFacts(
                "arn:aws:iam::1:user/" + name,
                "user " + name,
                PrincipalFacts.Kind.IAM_USER,
                access,
                credentials,
                daysAgo(1_000),
                lastUse,
                true,
                null);
    }

    static PrincipalFacts user(AccessFacts... access) {
        return user("anna", List.of(access), PASSWORD_AND_MFA, daysAgo(1));
    }

    static AccessFacts access(Power administrator, Power escalation) {
        return new AccessFacts("prod", "user anna", administrator, escalation);
    }

    static SubjectFacts subject(PrincipalFacts... principals) {
        return new SubjectFacts(
                new PersonFacts(false, null), List.of(principals), List.of(), List.of());
    }

    static SubjectFacts random(RandomGenerator random) {
        return new SubjectFacts(
                random.nextInt(4) == 0
                        ? null
                        : new PersonFacts(
                                random.nextInt(5) == 0,
                                random.nextInt(3) == 0
                                        ? LocalDate.of(2026, 11, 1).plusDays(random.nextInt(-9, 9))
                                        : null),
                list(random, 4, FactsFixture::principal),
                list(random, 5, FactsFixture::alert),
                list(random, 3, FactsFixture::trust));
    }

    static AlertFacts alert(RandomGenerator random) {
        return new AlertFacts(
                "a" + random.nextInt(1_000),
                "alert " + random.nextInt(5),
                oneOf(random, AlertFacts.Severity.values()));
    }

    static AccessFacts access(RandomGenerator random) {
        Power administrator = oneOf(random, Power.values());
        Power escalation = oneOf(random, Power.values());
        return new AccessFacts(
                "account " + random.nextInt(5),
                "way " + random.nextInt(3),
                administrator,
                // Whoever is administrator can also make themselves one.
                escalation.compareTo(administrator) < 0 ? administrator : escalation);
    }

    private static TrustFacts trust(RandomGenerator random) {
        return new TrustFacts(
                "role " + random.nextInt(9),
                oneOf(random, TrustFacts.Openness.values()),
                random.nextBoolean());
    }

    private static PrincipalFacts principal(RandomGenerator random) {
        return new PrincipalFacts(
                "p" + random.nextInt(1_000),
                "principal " + random.nextInt(9),
                oneOf(random, PrincipalFacts.Kind.values()),
                list(random, 4, FactsFixture::access),
                new CredentialFacts(
                        perhaps(random),
                        perhaps(random),
                        random.nextBoolean(),
                        list(random, 3, FactsFixture::key)),
                random.nextBoolean() ? daysAgo(random.nextInt(400)) : null,
                random.nextBoolean() ? daysAgo(random.nextInt(400)) : null,
                random.nextBoolean(),
                random.nextBoolean() ? watch(random) : null);
    }

    private static Watch watch(RandomGenerator random) {
        int since = random.nextInt(1, 400);
        return new Watch(daysAgo(since), daysAgo(random.nextInt(-10, since)));
    }

    private static KeyFacts key(RandomGenerator random) {
        return new KeyFacts(
                "key " + random.nextInt(9),
                random.nextBoolean(),
                random.nextBoolean() ? daysAgo(random.nextInt(300)) : null);
    }

    private static @Nullable Boolean perhaps(RandomGenerator random) {
        return random.nextInt(3) == 0 ? null : Boolean.valueOf(random.nextBoolean());
    }

    static <T> T oneOf(RandomGenerator random, T[] values) {
        return values[random.nextInt(values.length)];
    }

    private static <T> List<T> list(
            RandomGenerator random, int fewerThan, Function<RandomGenerator, T> element) {
        List<T> list = new ArrayList<>();
        int size = random.nextInt(fewerThan);
        for (int i = 0; i < size; i++) {
            list.add(element.apply(random));
        }
        return list;
    }
}
