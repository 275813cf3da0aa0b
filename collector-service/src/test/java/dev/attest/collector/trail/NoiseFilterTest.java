package dev.attest.collector.trail;

import static dev.attest.collector.trail.TrailFixture.file;
import static dev.attest.collector.trail.TrailFixture.read;
import static dev.attest.collector.trail.TrailFixture.record;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.events.activity.Actor;
import dev.attest.events.activity.ActorKind;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoiseFilterTest {

    private static final NoiseFilter FILTER =
            new NoiseFilter(true, List.of("posture-*", " arn:*:iam::*:role/scan/* ", "a.c"));

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "arn:aws:iam::111122223333:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX,"
                        + " AWSServiceRoleForX, service-linked roles",
                "arn:aws-cn:iam::111122223333:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX,"
                        + " AWSServiceRoleForX, service-linked roles",
                // anybody can name a role like this
                "arn:aws:iam::111122223333:role/AWSServiceRoleForX, AWSServiceRoleForX, -",
                "-, AWSServiceRoleForX, -",
                "arn:aws:iam::111122223333:role/Posture-Reader, Posture-Reader, posture-*",
                "-, posture-, posture-*",
                "arn:aws-us-gov:iam::111122223333:role/scan/deep/reader, reader,"
                        + " arn:*:iam::*:role/scan/*",
                "arn:aws:iam::111122223333:role/scanner, scanner, -",
                "arn:aws:iam::111122223333:role/my-posture-x, my-posture-x, -",
                // a point is no wildcard
                "arn:aws:iam::111122223333:role/abc, abc, -",
                "arn:aws:iam::111122223333:role/a.c, a.c, a.c",
            })
    void shouldKnowWhoseCallsAreNoise(@Nullable String arn, String name, @Nullable String pattern) {
        assertThat(FILTER.patternOf(role(arn, name))).isEqualTo(pattern);
    }

    @Test
    void shouldHearEverybodyWhoIsNoRole() {
        // Given
        Actor user = new Actor(ActorKind.IAM_USER, null, "posture-x", "111122223333", null, null);

        // When // Then
        assertThat(FILTER.patternOf(user)).isNull();
        assertThat(new NoiseFilter(false, List.of()).patternOf(role(null, "posture-x"))).isNull();
    }

    @Test
    void shouldKeepNoiseAndShowItToNoRule() {
        // Given
        String scanner =
                record("noise")
                        .replace(
                                "{\"type\":\"IAMUser\",\"arn\":\"arn:aws:iam::111122223333:user/dora\"",
                                "{\"type\":\"AssumedRole\","
                                        + "\"arn\":\"arn:aws:sts::111122223333:assumed-role/posture-1/s\"");

        // When
        var read = read(file(record("heard"), scanner));

        // Then
        assertThat(read.ids()).containsExactly("heard", "noise");
        assertThat(read.watched())
                .extracting(watched -> watched.record().activity().eventId())
                .containsExactly("heard");
        assertThat(read.reading().noise()).isEqualTo(1);
    }

    private static Actor role(@Nullable String arn, String name) {
        return new Actor(ActorKind.ASSUMED_ROLE, arn, name, "111122223333", "s", null);
    }
}
