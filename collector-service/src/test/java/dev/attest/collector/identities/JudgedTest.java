package dev.attest.collector.identities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.collector.identities.IdentityRules.Given;
import dev.attest.collector.identities.Judged.Behind;
import dev.attest.events.inventory.PersonStatus;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Who answers for what is joined to an entry of the directory that is an account and nobody.
class JudgedTest {

    private static final Given NAMED = new Given(IdentityClass.MACHINE, "machine-name");

    private static Judged judged(boolean role, @Nullable Given always, Given byGroup) {
        return Judged.of(
                role,
                new Joined("etl", "address", null, null),
                always,
                byGroup,
                null,
                Map.of(
                        "etl", new Behind(PersonStatus.ACTIVE, "boss"),
                        "boss", new Behind(PersonStatus.ACTIVE, null)));
    }

    @ParameterizedTest
    @EnumSource(names = {"MACHINE", "BREAK_GLASS", "SHARED"})
    void shouldLetTheManagerAnswerForAnAccount(IdentityClass byGroup) {
        // When
        Judged judged = judged(false, null, new Given(byGroup, "group"));

        // Then
        assertThat(judged.gives()).isEqualTo(byGroup);
        assertThat(judged.personId()).isNull();
        assertThat(judged.ownerId()).isEqualTo("boss");
        assertThat(judged.ownerVia()).isEqualTo("manager");
    }

    @Test
    void shouldLetTheManagerAnswerForWhatNamesTheAccountWhateverItIs() {
        // Given
        Given byGroup = new Given(IdentityClass.MACHINE, "group");

        // When
        Judged user = judged(false, NAMED, byGroup);
        Judged role = judged(true, null, byGroup);

        // Then
        assertThat(user.classRule()).isEqualTo("machine-name");
        assertThat(role.gives()).isEqualTo(IdentityClass.ORPHAN);
        assertThat(user.ownerId()).isEqualTo("boss");
        assertThat(role.ownerId()).isEqualTo("boss");
    }

    @Test
    void shouldLetSomebodyFromOutsideAnswerForWhatIsTheirs() {
        // When
        Judged judged = judged(false, null, new Given(IdentityClass.EXTERNAL, "group"));

        // Then
        assertThat(judged.personId()).isEqualTo("etl");
        assertThat(judged.ownerId()).isEqualTo("etl");
    }
}
