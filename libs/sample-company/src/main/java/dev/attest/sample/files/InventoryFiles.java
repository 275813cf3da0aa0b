package dev.attest.sample.files;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.sample.model.Account;
import dev.attest.sample.model.AccountInventory;
import dev.attest.sample.model.Inventory;
import dev.attest.sample.model.Person;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes everything but the trail: the organization, the people, the accounts, Identity Center.
public final class InventoryFiles {

    private final Inventory inventory;

    public InventoryFiles(Inventory inventory) {
        this.inventory = inventory;
    }

    /// @param folder is made when it is not there; files of the same names are replaced
    public void writeTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve("organization.json"), Json.bytes(organization()));
        Files.writeString(folder.resolve("people.csv"), people(), StandardCharsets.UTF_8);
        Files.write(
                folder.resolve("identity-center.json"),
                Json.bytes(new IdentityCenterExport(inventory.identityCenter()).json()));
        for (AccountInventory account : inventory.accounts()) {
            write(folder.resolve("accounts").resolve(account.account().id()), account);
        }
    }

    private static void write(Path folder, AccountInventory account) throws IOException {
        Files.createDirectories(folder);
        Files.write(
                folder.resolve("authorization-details.json"),
                Json.bytes(new AuthorizationDetails(account).json()));
        Files.writeString(
                folder.resolve("credential-report.csv"),
                new CredentialReport(account).csv(),
                StandardCharsets.UTF_8);
        Files.write(folder.resolve("access-keys.json"), Json.bytes(accessKeys(account)));
    }

    private static ObjectNode accessKeys(AccountInventory account) {
        ObjectNode root = Json.object();
        var list = root.putArray("AccessKeyMetadata");
        account.users()
                .forEach(user ->
                        user.keys()
                                .forEach(key ->
                                        list.addObject()
                                                .put("UserName", user.name())
                                                .put("AccessKeyId", key.id())
                                                .put("Status", status(key.active()))
                                                .put("CreateDate", Json.time(key.created()))));
        return root;
    }

    private static String status(boolean active) {
        return active ? "Active" : "Inactive";
    }

    private ObjectNode organization() {
        ObjectNode root = Json.object();
        var accounts = root.putArray("Accounts");
        inventory.accounts().forEach(each -> accounts.add(account(each.account())));
        return root.put("OrganizationId", inventory.organizationId())
                .put("MasterAccountId", inventory.identityCenter().ownerAccountId());
    }

    private ObjectNode account(Account account) {
        String management = inventory.identityCenter().ownerAccountId();
        ObjectNode node =
                Json.object()
                        .put("Id", account.id())
                        .put(
                                "Arn",
                                "arn:aws:organizations::%s:account/%s/%s"
                                        .formatted(
                                                management,
                                                inventory.organizationId(),
                                                account.id()))
                        .put("Email", account.email())
                        .put("Name", account.name())
                        .put("Status", "ACTIVE")
                        .put("JoinedMethod", account.management() ? "INVITED" : "CREATED")
                        .put("JoinedTimestamp", Json.time(account.joined()));
        node.putArray("Tags").addObject().put("Key", "owner").put("Value", account.ownerEmail());
        return node.put("OrganizationalUnit", account.organizationalUnit());
    }

    private String people() {
        return inventory.people().stream()
                .map(InventoryFiles::person)
                .collect(
                        Collectors.joining(
                                "\n",
                                "person_id,email,name,manager_email,department,status,start,end,"
                                        + "principals\n",
                                "\n"));
    }

    private static String person(Person person) {
        return String.join(
                ",",
                person.id(),
                person.email(),
                person.name(),
                person.managerEmail() == null ? "" : person.managerEmail(),
                person.department(),
                person.status().word(),
                person.start().toString(),
                date(person.end()),
                String.join(";", person.principals()));
    }

    private static String date(@Nullable LocalDate date) {
        return date == null ? "" : date.toString();
    }
}
