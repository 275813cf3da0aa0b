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
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemovalTest {

    private static final SampleCompany COMPANY =
            SampleCompany.of(SampleCompany.DEFAULT_SEED, Written.ANCHOR);
    private static final String ACCOUNT =
            COMPANY.inventory().account("payments-prod").account().id();

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
                new Removal.Trust(data.role("vendor-analytics").arn(), "{\"Statement\": []}"),
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

    @ParameterizedTest
    @MethodSource("commands")
    void shouldReadWhatACommandTakesAway(String command, Removal removal) {
        // When
        List<Removal> read = COMPANY.removals(ACCOUNT, List.of(command));

        // Then
        assertThat(read).containsExactly(removal);
        assertThat(COMPANY.without(read)).isNotEqualTo(COMPANY.inventory());
    }

    static Stream<Arguments> commands() {
        return Stream.concat(commandsOfIam(), commandsOfIdentityCenter());
    }

    private static Stream<Arguments> commandsOfIam() {
        Inventory inventory = COMPANY.inventory();
        AccountInventory account = inventory.account(ACCOUNT);
        IamUser lucas = account.user("lucas.meyer");
        String key = lucas.keys().getFirst().id();
        String batch = account.role("payments-batch").arn();
        return Stream.of(
                Arguments.of(
                        "aws iam delete-user-policy --user-name lucas.meyer"
                                + " --policy-name payments-read",
                        new Removal.EmbeddedPolicy(lucas.arn(), "payments-read")),
                Arguments.of(
                        "aws iam delete-role-policy --role-name payments-batch"
                                + " --policy-name payments-batch",
                        new Removal.EmbeddedPolicy(batch, "payments-batch")),
                Arguments.of(
                        "aws iam remove-user-from-group --user-name lucas.meyer"
                                + " --group-name payments-deployers",
                        new Removal.GroupMembership(lucas.arn(), "payments-deployers")),
                Arguments.of(
                        "aws iam delete-access-key --user-name lucas.meyer --access-key-id " + key,
                        new Removal.AccessKey(lucas.arn(), key)),
                Arguments.of(
                        "aws iam delete-login-profile --user-name lucas.meyer",
                        new Removal.LoginProfile(lucas.arn())),
                Arguments.of(
                        "aws iam update-assume-role-policy --role-name payments-batch"
                                + " --policy-document '{\"Sid\":\"it'\\''s\"}'",
                        new Removal.Trust(batch, "{\"Sid\":\"it's\"}")));
    }

    private static Stream<Arguments> commandsOfIdentityCenter() {
        Inventory inventory = COMPANY.inventory();
        var membership = inventory.identityCenter().memberships().getFirst();
        var assignment = inventory.identityCenter().assignments().getFirst();
        return Stream.of(
                Arguments.of(
                        "aws sso-admin delete-account-assignment --instance-arn "
                                + inventory.identityCenter().instanceArn()
                                + " --target-id "
                                + assignment.accountId()
                                + " --target-type AWS_ACCOUNT --permission-set-arn "
                                + assignment.permissionSetArn()
                                + " --principal-type "
                                + assignment.principalType()
                                + " --principal-id "
                                + assignment.principalId(),
                        new Removal.AccountAssignment(assignment)),
                Arguments.of(
                        "aws identitystore delete-group-membership --identity-store-id d-1"
                                + " --membership-id "
                                + membership.id(),
                        new Removal.IdentityCenterMembership(membership)));
    }

    @Test
    void shouldTakeNothingAwayByLookingOrDeactivating() {
        // Given
        List<String> commands =
                List.of(
                        "aws iam list-access-keys --user-name lucas.meyer",
                        "aws iam update-access-key --user-name lucas.meyer --access-key-id AKIA1"
                                + " --status Inactive");

        // When // Then
        assertThat(COMPANY.removals(ACCOUNT, commands)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rm -rf /",
                "aws iam delete-user --user-name lucas.meyer",
                "aws iam delete-login-profile --user-name nobody",
                "aws iam delete-login-profile",
                "aws iam delete-login-profile --user-name"
            })
    void shouldRefuseOtherCommands(String command) {
        // When // Then
        assertThatThrownBy(() -> COMPANY.removals(ACCOUNT, List.of(command)))
                .isInstanceOf(IllegalArgumentException.class);
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
