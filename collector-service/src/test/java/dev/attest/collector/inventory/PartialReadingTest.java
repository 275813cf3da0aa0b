package dev.attest.collector.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.collector.inventory.reading.Facet;
import dev.attest.collector.inventory.reading.GroupReading;
import dev.attest.collector.inventory.reading.KeyReading;
import dev.attest.collector.inventory.reading.PermissionSetReading;
import dev.attest.collector.inventory.reading.PrincipalReading;
import dev.attest.collector.inventory.reading.Reading;
import dev.attest.events.inventory.AccountAssignment;
import dev.attest.events.inventory.GroupMember;
import dev.attest.events.inventory.GroupObserved;
import dev.attest.events.inventory.InventorySource;
import dev.attest.events.inventory.PermissionSetObserved;
import dev.attest.events.inventory.PrincipalKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PartialReadingTest {

    private static final Instant MONDAY = Instant.parse("2026-10-05T08:00:00Z");
    private static final String ACCOUNT = "111122223333";
    private static final String OPS = "arn:aws:iam::111122223333:group/team/ops";

    @Test
    void shouldKeepTheMembersAndAssignmentsThatAPartDoesNotShow() {
        // Given
        GroupMember ann = new GroupMember("u-ann", "m-1");
        GroupMember ben = new GroupMember("u-ben", null);
        AccountAssignment first = new AccountAssignment(ACCOUNT, "USER", "u-ann");
        AccountAssignment second = new AccountAssignment(ACCOUNT, "USER", "u-ben");
        PartialReading known =
                new PartialReading(
                        Map.of("g-1", known("g-1", ann)),
                        Map.of("ps", known("ps", first)),
                        Map.of(),
                        Map.of());

        // When
        Reading kept =
                known.beside(
                        reading(List.of(), List.of(read("g-1", ben)), List.of(read("ps", second))));

        // Then
        assertThat(kept.groups().getFirst().members()).containsExactly(ben, ann);
        assertThat(kept.permissionSets().getFirst().assignments()).containsExactly(second, first);
    }

    @Test
    void shouldKeepTheGroupsOfAUserAndTheArnsThatAreKnown() {
        // Given
        PartialReading known =
                new PartialReading(
                        Map.of(),
                        Map.of(),
                        Map.of("ann", Facet.ofGroups(List.of(OPS, "g-1"))),
                        Map.of());
        String guessed = "arn:aws:iam::111122223333:group/ops";

        // When
        Reading kept =
                known.beside(
                        reading(
                                List.of(user(Facet.ofGroups(List.of(guessed, "g-2")))),
                                List.of(),
                                List.of()));

        // Then
        assertThat(kept.principals().getFirst().facet().groups())
                .containsExactlyInAnyOrder(OPS, "g-1", "g-2");
    }

    @Test
    void shouldReplaceAGuessByTheGroupThatIsDescribed() {
        // Given
        String guessed = "arn:aws:iam::111122223333:group/ops";
        PartialReading known =
                new PartialReading(
                        Map.of(),
                        Map.of(),
                        Map.of("ann", Facet.ofGroups(List.of(guessed))),
                        Map.of());

        // When
        Reading kept =
                known.beside(
                        reading(
                                List.of(user(Facet.ofGroups(List.of(OPS)))),
                                List.of(read(OPS)),
                                List.of()));

        // Then
        assertThat(kept.principals().getFirst().facet().groups()).containsExactly(OPS);
    }

    @Test
    void shouldKeepTheKeysThatAPartOfAListingDoesNotShow() {
        // Given
        KeyReading first = new KeyReading(0, "AKIA1", true, MONDAY, null, false);
        KeyReading second = new KeyReading(0, "AKIA2", true, MONDAY, null, false);
        KeyReading changed = new KeyReading(0, "AKIA2", false, MONDAY, null, false);
        PartialReading known =
                new PartialReading(
                        Map.of(),
                        Map.of(),
                        Map.of("ann", Facet.ofKeys(List.of(first, second))),
                        Map.of());

        // When
        Reading kept =
                known.beside(
                        reading(
                                List.of(user(Facet.ofKeys(List.of(changed)))),
                                List.of(),
                                List.of()));

        // Then
        assertThat(kept.principals().getFirst().facet().accessKeys())
                .containsExactly(changed, first);
    }

    private static Reading reading(
            List<PrincipalReading> principals,
            List<GroupReading> groups,
            List<PermissionSetReading> sets) {
        return new Reading(
                InventorySource.IDENTITY_CENTER,
                ACCOUNT,
                principals,
                groups,
                sets,
                List.of(),
                List.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                0,
                List.of("it is a part"),
                List.of());
    }

    private static PrincipalReading user(Facet facet) {
        return new PrincipalReading("ann", PrincipalKind.IAM_USER, "ann", facet);
    }

    private static GroupReading read(String id, GroupMember... members) {
        return new GroupReading(id, id, "d-1", List.of(), List.of(), List.of(members), null);
    }

    private static PermissionSetReading read(String arn, AccountAssignment assignment) {
        return new PermissionSetReading(
                "i", arn, arn, null, null, List.of(), List.of(), null, List.of(assignment));
    }

    private static GroupObserved known(String id, GroupMember member) {
        return new GroupObserved(
                new UUID(0, 1),
                ACCOUNT,
                id,
                id,
                "d-1",
                List.of(),
                List.of(),
                List.of(member),
                MONDAY,
                null);
    }

    private static PermissionSetObserved known(String arn, AccountAssignment assignment) {
        return new PermissionSetObserved(
                new UUID(0, 1),
                ACCOUNT,
                "i",
                arn,
                arn,
                null,
                null,
                List.of(),
                List.of(),
                null,
                List.of(assignment),
                MONDAY);
    }
}
