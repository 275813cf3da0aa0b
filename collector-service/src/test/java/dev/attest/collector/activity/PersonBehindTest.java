package dev.attest.collector.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.collector.activity.PersonBehind.By;
import dev.attest.collector.activity.PersonBehind.Certainty;
import dev.attest.collector.activity.PersonBehind.Evidence;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PersonBehindTest {

    @ParameterizedTest
    @EnumSource(By.class)
    void shouldNameWhomOneThingNames(By by) {
        // When
        PersonBehind found = of(names(by, "maria"));

        // Then
        assertThat(found).isNotNull();
        assertThat(found.personId()).isEqualTo("maria");
        assertThat(found.certainty())
                .isEqualTo(
                        by == By.SESSION_NAME || by == By.PROVIDER_NAME
                                ? Certainty.WEAK
                                : Certainty.STRONG);
    }

    @Test
    void shouldNotLetANameOutdoWhatNobodyCanChoose() {
        // When
        PersonBehind found = of(names(By.SESSION_NAME, "noor"), names(By.SESSION_CHAIN, "maria"));

        // Then
        assertThat(found).isNotNull();
        assertThat(found.personId()).isEqualTo("maria");
        assertThat(found.certainty()).isEqualTo(Certainty.STRONG);
        assertThat(found.evidence())
                .extracting(Evidence::by)
                .containsExactly(By.SESSION_CHAIN, By.SESSION_NAME);
    }

    @Test
    void shouldNameNobodyWhereEvidenceOfOneKindNamesTwoPeople() {
        Stream.of(
                        of(names(By.SOURCE_IDENTITY, "maria"), names(By.SESSION_CHAIN, "noor")),
                        of(
                                names(By.SOURCE_IDENTITY, "maria"),
                                names(By.SESSION_CHAIN, "noor"),
                                names(By.SESSION_NAME, "noor")),
                        of(names(By.SESSION_NAME, "maria"), names(By.PROVIDER_NAME, "noor")))
                .forEach(found -> {
                    assertThat(found).isNotNull();
                    assertThat(found.personId()).isNull();
                    assertThat(found.certainty()).isNull();
                    assertThat(found.evidence()).hasSizeGreaterThan(1);
                });
    }

    /// A name of two people says nothing for or against anybody.
    @Test
    void shouldHeedNoNameThatCouldBeOfTwoPeople() {
        // When
        PersonBehind found = of(names(By.SOURCE_IDENTITY, null), names(By.SESSION_NAME, "maria"));

        // Then
        assertThat(found).isNotNull();
        assertThat(found.personId()).isEqualTo("maria");
        assertThat(found.certainty()).isEqualTo(Certainty.WEAK);
    }

    @Test
    void shouldSayNothingWithoutEvidence() {
        assertThat(of()).isNull();
    }

    private static @Nullable PersonBehind of(Evidence... evidence) {
        return PersonBehind.of(List.of(evidence));
    }

    private static Evidence names(By by, @Nullable String person) {
        return new Evidence(by, "n", person, null, person == null ? "two" : null);
    }
}
