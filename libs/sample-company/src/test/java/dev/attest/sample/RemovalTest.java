package dev.attest.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.sample.model.AccountInventory;
import dev.attest.sample.model.IamUser;
import dev.attest.sample.model.Inventory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RemovalTest {

    private static final SampleCompany COMPANY =
            SampleCompany.of(SampleCompany.DEFAULT_SEED, Written.ANCHOR);

    static Stream<Removal> removals() {
        Inventory inventory = COMPANY.inventory();
        AccountInventory payments = inventory.account("payments-prod");
        AccountInventory data = inventory.account("data-prod");
        IamUser lucas = payments.user("lucas.meyer");
        return Stream.of(
                new Removal.AttachedPolicy(
                        data.user("oskar.lund").arn(),
                        "arn:aws:iam::aws:policy/AdministratorAccess"),
                new Removal.AttachedPolicy(
                        payments.group("ops-support").arn(),
                        payments.group("ops-support").attached().getFirst().arn()),
                new Removal.EmbeddedPolicy(lucas.arn(), "payments-read"),
                new Removal.EmbeddedPolicy(payments.role("payments-batch").arn(), "payments-batch"),
                new Removal.GroupMembership(lucas.arn(), "payments-deployers"),
                new Removal.AccessKey(lucas.arn(), lucas.keys().getFirst().id()),
                new Removal.LoginProfile(lucas.arn()),
                new Removal.TrustedPrincipal(
                        data.role("vendor-analytics").arn(), "arn:aws:iam::999988887777:root"),
                new Removal.IdentityCenterMembership(
                        inventory.identityCenter().memberships().getFirst()),
                new Removal.AccountAssignment(inventory.identityCenter().assignments().getLast()));
    }

    @ParameterizedTest
    @MethodSource("removals")
    void shouldChangeTheFilesAndComeBackByteForByte(
            Removal removal, @TempDir Path before, @TempDir Path after, @TempDir Path again)
            throws Exception {
        // Given
        COMPANY.writeInventory(before, COMPANY.inventory());

        // When
        COMPANY.writeInventory(after, COMPANY.without(List.of(removal)));
        COMPANY.writeInventory(again, COMPANY.inventory());

        // Then
        assertThat(Written.hash(after)).isNotEqualTo(Written.hash(before));
        assertThat(Written.hash(again)).isEqualTo(Written.hash(before));
    }

    @Test
    void shouldDropTheKeyFromTheListAndTheReport(@TempDir Path folder) throws Exception {
        // Given
        AccountInventory account = COMPANY.inventory().account("platform-dev");
        IamUser viktor = account.user("viktor.sauer");
        String key = viktor.keys().getFirst().id();
        Inventory without = COMPANY.without(List.of(new Removal.AccessKey(viktor.arn(), key)));

        // When
        SampleFolder written = COMPANY.writeInventory(folder, without);

        // Then
        String id = account.account().id();
        assertThat(Files.readString(written.accessKeys(id))).doesNotContain(key);
        assertThat(Files.readAllLines(written.credentialReport(id)))
                .filteredOn(line -> line.startsWith("viktor.sauer,"))
                .singleElement()
                .satisfies(line -> assertThat(line.split(",")[8]).isEqualTo("false"));
    }

    @Test
    void shouldTrustItsOwnAccountWhenNobodyElseIsLeft() {
        // Given
        AccountInventory account = COMPANY.inventory().account("data-prod");
        var removal =
                new Removal.TrustedPrincipal(
                        account.role("vendor-analytics").arn(), "arn:aws:iam::999988887777:root");

        // When
        Inventory changed = COMPANY.without(List.of(removal));

        // Then
        assertThat(changed.account("data-prod").role("vendor-analytics").trust())
                .contains("arn:aws:iam::444455556666:root")
                .doesNotContain("999988887777");
    }

    @Test
    void shouldRefuseWhatIsNotThere() {
        // Given
        Removal removal = new Removal.GroupMembership("arn:aws:iam::1:user/nobody", "none");

        // When // Then
        assertThatThrownBy(() -> COMPANY.without(List.of(removal)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nobody");
    }
}
