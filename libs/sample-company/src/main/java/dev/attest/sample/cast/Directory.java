package dev.attest.sample.cast;

import dev.attest.sample.model.Account;
import dev.attest.sample.model.Assignment;
import dev.attest.sample.model.IdentityCenter;
import dev.attest.sample.model.IdentityGroup;
import dev.attest.sample.model.IdentityUser;
import dev.attest.sample.model.Membership;
import dev.attest.sample.model.PermissionSet;
import dev.attest.sample.model.Person;
import dev.attest.sample.model.PersonStatus;
import dev.attest.sample.model.PolicyRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Identity Center of the company: who is in which group, and what the groups may where.
final class Directory {

    private static final String INSTANCE = "arn:aws:sso:::instance/ssoins-7223a1b2c3d4e5f6";
    private static final String STORE = "d-9067642ac7";

    private final Dice dice;
    private final List<Person> people;
    private final Map<String, IdentityUser> users = new LinkedHashMap<>();
    private final Map<String, IdentityGroup> groups = new LinkedHashMap<>();
    private final Map<String, PermissionSet> sets = new LinkedHashMap<>();
    private final List<Membership> memberships = new ArrayList<>();
    private final List<Assignment> assignments = new ArrayList<>();

    Directory(long seed, List<Person> people) {
        this.dice = Dice.of(seed, "identity-center");
        this.people = people;
    }

    IdentityCenter build() {
        people.stream()
                .filter(person -> person.status() != PersonStatus.LEFT)
                .filter(person -> !person.department().equals("Sales"))
                .forEach(this::user);
        permissionSets();
        engineeringGroups();
        otherGroups();
        groupAssignments();
        directAssignments();
        return new IdentityCenter(
                INSTANCE,
                STORE,
                Accounts.MANAGEMENT.id(),
                List.copyOf(users.values()),
                List.copyOf(groups.values()),
                memberships,
                List.copyOf(sets.values()),
                assignments);
    }

    private void user(Person person) {
        String login = person.login();
        users.put(login, new IdentityUser(dice.uuid(), person.email(), person.name()));
    }

    private void permissionSets() {
        set("AdministratorAccess", "Full access, one hour", "PT1H", "AdministratorAccess", null);
        set("DeveloperAccess", "Build and try", "PT8H", "PowerUserAccess", "developer-guardrails");
        set("ReadOnlyAccess", "Look, do not touch", "PT8H", "ReadOnlyAccess", null);
        set("ViewOnlyAccess", "Lists and settings", "PT4H", "job-function/ViewOnlyAccess", null);
        set("SecurityAudit", "Security configuration", "PT8H", "SecurityAudit", null);
        set("Billing", "Invoices and cost", "PT4H", "job-function/Billing", null);
        set("PlatformOperator", "Run the platform", "PT8H", null, "platform-operator");
        set(
                "DataEngineer",
                "Pipelines and lake",
                "PT8H",
                "AmazonAthenaFullAccess",
                "data-engineer");
        set("AnalystAccess", "Queries", "PT8H", null, "data-analyst");
        set("PaymentsRequester", "Ask for a payment run", "PT4H", null, "payments-requester");
        set(
                "PaymentsApprover",
                "Approve and deploy",
                "PT4H",
                "AWSCodePipelineApproverAccess",
                "payments-approver");
    }

    private void set(
            String name,
            String words,
            String session,
            @Nullable String managed,
            @Nullable String inline) {
        List<PolicyRef> attached =
                managed == null
                        ? List.of()
                        : List.of(
                                new PolicyRef(
                                        managed.substring(managed.indexOf('/') + 1),
                                        "arn:aws:iam::aws:policy/" + managed));
        String arn = INSTANCE.replace("instance/", "permissionSet/") + "/ps-" + dice.hex(16);
        String document = inline == null ? null : Documents.own(inline, Accounts.PAYMENTS.id());
        sets.put(
                name,
                new PermissionSet(arn, name, words, session, attached, document, dice.hex(16)));
    }

    private void engineeringGroups() {
        List<String> platform = department("Platform");
        List<String> payments = department("Payments");
        List<String> data = department("Data");
        List<String> everybody = new ArrayList<>(platform);
        everybody.addAll(payments);
        everybody.addAll(data);
        group("engineers", everybody);
        group("platform-engineers", platform);
        payments.add("sofia.marques");
        group("payments-engineers", payments);
        group("payments-requesters", List.of("dmitri.volkov", "amara.diallo", payments.get(5)));
        group("payments-approvers", List.of("tunde.okafor", "dmitri.volkov", "lucas.meyer"));
        data.remove("priya.nair");
        group("data-engineers", data);
    }

    private void otherGroups() {
        List<String> operations = department("Operations");
        List<String> finance = department("Finance");
        List<String> analysts = new ArrayList<>(List.of("priya.nair"));
        analysts.addAll(operations.subList(3, 7));
        analysts.addAll(finance.subList(2, 4));
        group("data-analysts", analysts);
        group("cloud-admins", List.of("noor.aziz", "maria.keller", "mateo.silva"));
        group("security", department("Security"));
        group("finance-billing", finance.subList(0, 4));
        List<String> auditors = department("Compliance");
        auditors.add("amelia.wright");
        group("auditors", auditors);
        group("operations-viewers", operations.subList(0, 8));
    }

    private List<String> department(String name) {
        List<String> logins = new ArrayList<>();
        for (Person person : people) {
            if (person.department().equals(name) && users.containsKey(person.login())) {
                logins.add(person.login());
            }
        }
        return logins;
    }

    private void group(String name, List<String> members) {
        IdentityGroup group = new IdentityGroup(dice.uuid(), name);
        groups.put(name, group);
        for (String member : members) {
            memberships.add(new Membership(dice.uuid(), group.id(), user(member).id()));
        }
    }

    private void groupAssignments() {
        toGroup("engineers", "DeveloperAccess", Accounts.SANDBOX);
        toGroup("engineers", "ReadOnlyAccess", Accounts.PLATFORM);
        toGroup("platform-engineers", "PlatformOperator", Accounts.PLATFORM);
        toGroup("platform-engineers", "ReadOnlyAccess", Accounts.DATA);
        toGroup("payments-engineers", "ReadOnlyAccess", Accounts.PAYMENTS);
        toGroup("payments-engineers", "DeveloperAccess", Accounts.PLATFORM);
        toGroup("payments-requesters", "PaymentsRequester", Accounts.PAYMENTS);
        toGroup("payments-approvers", "PaymentsApprover", Accounts.PAYMENTS);
        toGroup("data-engineers", "DataEngineer", Accounts.DATA);
        toGroup("data-analysts", "AnalystAccess", Accounts.DATA);
        toGroup("finance-billing", "Billing", Accounts.MANAGEMENT);
        toGroup("operations-viewers", "ViewOnlyAccess", Accounts.PAYMENTS);
        for (Account account : Accounts.ALL) {
            toGroup("security", "SecurityAudit", account);
            toGroup("auditors", "ViewOnlyAccess", account);
            if (!account.equals(Accounts.SANDBOX)) {
                toGroup("cloud-admins", "AdministratorAccess", account);
            }
        }
    }

    private void directAssignments() {
        toUser("jonas.brandt", "AdministratorAccess", Accounts.SANDBOX);
        toUser("tunde.okafor", "AdministratorAccess", Accounts.PAYMENTS);
        toUser("ines.duarte", "AdministratorAccess", Accounts.DATA);
        toUser("mateo.silva", "ReadOnlyAccess", Accounts.PAYMENTS);
        toUser("emre.yilmaz", "ReadOnlyAccess", Accounts.DATA);
        toUser("felix.arnold", "PlatformOperator", Accounts.PLATFORM);
        toUser("dmitri.volkov", "DeveloperAccess", Accounts.PAYMENTS);
        toUser("amara.diallo", "AnalystAccess", Accounts.DATA);
        toUser("priya.nair", "ReadOnlyAccess", Accounts.PLATFORM);
        toUser("oskar.lund", "DeveloperAccess", Accounts.DATA);
        toUser("lena.haas", "ReadOnlyAccess", Accounts.PAYMENTS);
        toUser("henrik.vogel", "Billing", Accounts.MANAGEMENT);
        toUser("pavel.novak", "AnalystAccess", Accounts.DATA);
    }

    private void toGroup(String group, String set, Account account) {
        IdentityGroup found = java.util.Objects.requireNonNull(groups.get(group), group);
        assign(set, account, "GROUP", found.id());
    }

    private void toUser(String login, String set, Account account) {
        assign(set, account, "USER", user(login).id());
    }

    private void assign(String set, Account account, String type, String principal) {
        PermissionSet found = java.util.Objects.requireNonNull(sets.get(set), set);
        assignments.add(new Assignment(account.id(), found.arn(), type, principal));
    }

    private IdentityUser user(String login) {
        return java.util.Objects.requireNonNull(users.get(login), login);
    }
}
