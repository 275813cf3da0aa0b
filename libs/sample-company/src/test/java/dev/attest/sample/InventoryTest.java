package dev.attest.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.sample.model.AccountInventory;
import dev.attest.sample.model.IdentityCenter;
import dev.attest.sample.model.Inventory;
import dev.attest.sample.model.Person;
import dev.attest.sample.model.PersonStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InventoryTest {

    private SampleFolder folder;
    private Inventory inventory;

    @BeforeAll
    void write(@TempDir Path root) {
        SampleCompany company = SampleCompany.of(SampleCompany.DEFAULT_SEED, Written.ANCHOR);
        inventory = company.inventory();
        folder = company.writeInventory(root, inventory);
    }

    @Test
    void shouldHaveEnoughPeopleWithTheDemoLoginsAmongThem() {
        assertThat(inventory.people()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(inventory.people())
                .extracting(Person::login)
                .doesNotHaveDuplicates()
                .contains(
                        "lena.haas",
                        "maria.keller",
                        "tunde.okafor",
                        "ines.duarte",
                        "chidi.okoro",
                        "amelia.wright",
                        "ravi.menon",
                        "noor.aziz",
                        "jonas.brandt");
    }

    @Test
    void shouldHaveOneLeaverOneCycleAndOneWithoutManager() {
        // When
        List<Person> left =
                inventory.people().stream()
                        .filter(person -> person.status() == PersonStatus.LEFT)
                        .toList();
        List<Person> alone =
                inventory.people().stream()
                        .filter(person -> person.managerEmail() == null)
                        .toList();
        List<String> cycle =
                inventory.people().stream()
                        .filter(person -> person.email().equals(managerOfManager(person)))
                        .map(Person::login)
                        .toList();

        // Then
        assertThat(left).extracting(Person::login).containsExactly("viktor.sauer");
        assertThat(left.getFirst().end()).isEqualTo("2026-02-19");
        assertThat(alone).extracting(Person::login).containsExactly("henrik.vogel");
        assertThat(cycle).containsExactly("pavel.novak", "greta.lindqvist");
    }

    @Test
    void shouldNameOnlyPrincipalsThatExist() {
        // Given
        List<String> known = new ArrayList<>();
        inventory.accounts().forEach(each -> each.users().forEach(user -> known.add(user.arn())));
        inventory.identityCenter().users().forEach(user -> known.add(user.id()));

        // When
        List<String> claimed =
                inventory.people().stream().flatMap(each -> each.principals().stream()).toList();

        // Then
        assertThat(claimed).doesNotHaveDuplicates().isSubsetOf(known);
    }

    @Test
    void shouldCarryTheDocumentOfEveryAttachedPolicy() throws IOException {
        for (String account : folder.accountIds()) {
            // Given
            JsonNode details = Written.json(folder.authorizationDetails(account));
            Set<String> known =
                    details.findValues("Arn").stream()
                            .map(JsonNode::asText)
                            .collect(Collectors.toSet());

            // When
            List<String> attached =
                    details.findValues("PolicyArn").stream().map(JsonNode::asText).toList();

            // Then
            assertThat(attached).as(account).isNotEmpty().isSubsetOf(known);
        }
    }

    @Test
    void shouldNameOnlyGroupsThatExist() {
        for (AccountInventory account : inventory.accounts()) {
            // Given
            List<String> known = account.groups().stream().map(group -> group.name()).toList();

            // When
            List<String> used =
                    account.users().stream().flatMap(user -> user.groups().stream()).toList();

            // Then
            assertThat(used).as(account.account().name()).isSubsetOf(known);
        }
    }

    @Test
    void shouldReportCredentialsOfEveryUserAndOfRoot() throws IOException {
        for (String account : folder.accountIds()) {
            // Given
            JsonNode details = Written.json(folder.authorizationDetails(account));
            List<String> users =
                    details.get("UserDetailList").findValues("Arn").stream()
                            .map(JsonNode::asText)
                            .toList();

            // When
            List<String> lines = Files.readAllLines(folder.credentialReport(account));

            // Then
            assertThat(lines.getFirst()).startsWith("user,arn,user_creation_time");
            assertThat(lines.get(1)).startsWith("<root_account>,arn:aws:iam::" + account);
            assertThat(lines).allSatisfy(line -> assertThat(line.split(",", -1)).hasSize(22));
            assertThat(lines.stream().skip(2).map(line -> line.split(",")[1]))
                    .containsExactlyElementsOf(users);
        }
    }

    @Test
    void shouldAgreeOnKeysBetweenTheListAndTheReport() throws IOException {
        for (String account : folder.accountIds()) {
            // Given
            JsonNode keys = Written.json(folder.accessKeys(account)).get("AccessKeyMetadata");
            long active = 0;
            for (JsonNode key : keys) {
                active += key.get("Status").asText().equals("Active") ? 1 : 0;
            }

            // When
            long reported =
                    Files.readAllLines(folder.credentialReport(account)).stream()
                            .map(line -> line.split(","))
                            .mapToLong(cell ->
                                    (cell[8].equals("true") ? 1 : 0)
                                            + (cell[13].equals("true") ? 1 : 0))
                            .sum();

            // Then
            assertThat(reported).as(account).isEqualTo(active);
        }
    }

    @Test
    void shouldAssignOnlyWhatExistsInIdentityCenter() {
        // Given
        JsonNode center = Written.json(folder.identityCenter());
        Set<String> sets =
                center.get("PermissionSets").findValues("PermissionSetArn").stream()
                        .map(JsonNode::asText)
                        .collect(Collectors.toSet());
        Set<String> users = ids(center.get("Users"), "UserId");
        Set<String> groups = ids(center.get("Groups"), "GroupId");

        // When
        JsonNode assignments = center.get("AccountAssignments");

        // Then
        assertThat(assignments)
                .allSatisfy(each -> {
                    boolean user = each.get("PrincipalType").asText().equals("USER");
                    assertThat(sets).contains(each.get("PermissionSetArn").asText());
                    assertThat(user ? users : groups).contains(each.get("PrincipalId").asText());
                });
        assertThat(center.get("GroupMemberships"))
                .allSatisfy(each -> {
                    assertThat(groups).contains(each.get("GroupId").asText());
                    assertThat(users).contains(each.path("MemberId").path("UserId").asText());
                });
    }

    @Test
    void shouldNameAnOwnerForEveryAccount() {
        // Given
        JsonNode organization = Written.json(folder.organization());

        // When
        List<String> owners =
                organization.get("Accounts").findValues("Value").stream()
                        .map(JsonNode::asText)
                        .toList();

        // Then
        assertThat(owners)
                .containsExactly(
                        "noor.aziz@meridian.example",
                        "tunde.okafor@meridian.example",
                        "maria.keller@meridian.example",
                        "ines.duarte@meridian.example",
                        "jonas.brandt@meridian.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"maria.keller", "tunde.okafor", "ines.duarte"})
    void shouldGiveManagerBetweenFifteenAndSixtyThingsToReview(String manager) {
        // Given
        List<Person> reports =
                inventory.people().stream()
                        .filter(each -> (manager + "@meridian.example").equals(each.managerEmail()))
                        .toList();

        // When
        int items = reports.stream().mapToInt(this::entitlements).sum();

        // Then
        assertThat(items).isBetween(15, 60);
    }

    private @Nullable String managerOfManager(Person person) {
        String manager = person.managerEmail();
        return manager == null ? null : inventory.person(manager).managerEmail();
    }

    private int entitlements(Person person) {
        int count = 0;
        IdentityCenter center = inventory.identityCenter();
        for (String principal : person.principals()) {
            count +=
                    (int)
                            center.memberships().stream()
                                    .filter(each -> each.userId().equals(principal))
                                    .count();
            count +=
                    (int)
                            center.assignments().stream()
                                    .filter(each -> each.principalId().equals(principal))
                                    .count();
            for (AccountInventory account : inventory.accounts()) {
                for (var user : account.users()) {
                    if (user.arn().equals(principal)) {
                        count += user.groups().size() + user.attached().size();
                        count += user.inline().size() + user.keys().size();
                        count += user.password() == null ? 0 : 1;
                    }
                }
            }
        }
        return count;
    }

    private static Set<String> ids(JsonNode list, String field) {
        return list.findValues(field).stream().map(JsonNode::asText).collect(Collectors.toSet());
    }
}
