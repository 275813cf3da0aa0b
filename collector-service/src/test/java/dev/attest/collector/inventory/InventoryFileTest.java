package dev.attest.collector.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attest.collector.RealFiles;
import dev.attest.collector.inventory.reading.InventoryFile;
import dev.attest.collector.inventory.reading.PrincipalReading;
import dev.attest.collector.inventory.reading.Reading;
import dev.attest.events.inventory.InventorySource;
import dev.attest.events.inventory.PrincipalKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InventoryFileTest {

    private static final String ACCOUNT = "111122223333";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TRUST =
            "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::111122223333:user/ann+1\"}}}";
    private static final String SERVICE_TRUST =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"support.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}";
    private static final String SERVICE_ROLE =
            "{\"RoleName\":\"AWSServiceRoleForSupport\",\"Arn\":\"arn:aws:iam::111122223333:role/AWSServiceRoleForSupport\","
                    + "\"AssumeRolePolicyDocument\":"
                    + SERVICE_TRUST
                    + "}";

    @TempDir Path folder;

    @Test
    void shouldKeepWhatBelongsToTheAccountOfARealFile() throws Exception {
        // Given
        Path file =
                RealFiles.folder("account/cloudsplaining-example")
                        .resolve("authorization-details.json");

        // When
        Reading read = new InventoryFile(file, InventoryFixture.BOUNDS, "200611803367").read();

        // Then
        assertThat(read.principals()).hasSize(116);
        assertThat(read.refused()).hasSize(6);
        assertThat(read.refused())
                .allSatisfy(q -> {
                    assertThat(q.reason())
                            .isEqualTo("it belongs to account 012345678901, not to 200611803367");
                    assertThat(q.value()).startsWith("arn:aws:iam::012345678901:");
                });
        assertThat(read.complete()).isFalse();
        assertThat(read.declared()).containsEntry("users", 44).containsEntry("roles", 78);
        assertThat(read.parsed()).containsEntry("users", 41).containsEntry("roles", 75);
        assertThat(read.gaps()).contains("users: 41 of 44 taken in", "roles: 75 of 78 taken in");
    }

    @Test
    void shouldCountACopyOfAPolicyOnce() throws Exception {
        // Given
        String policy =
                "{\"PolicyName\":\"own\",\"Arn\":\"arn:aws:iam::111122223333:policy/own\",\"AttachmentCount\":0,"
                        + "\"PolicyVersionList\":[{\"IsDefaultVersion\":true,\"Document\":{}}]}";
        Path file =
                Files.writeString(
                        folder.resolve("details.json"),
                        "{\"SummaryMap\":{\"Policies\":1},\"UserDetailList\":[],\"GroupDetailList\":[],\"RoleDetailList\":[%s],\"Policies\":[%s,%s]}"
                                .formatted(SERVICE_ROLE, policy, policy));

        // When
        Reading read = new InventoryFile(file, InventoryFixture.BOUNDS, ACCOUNT).read();

        // Then
        assertThat(read.gaps()).isEmpty();
        assertThat(read.managedPolicies()).hasSize(1);
    }

    @Test
    void shouldReadARealCredentialReport() throws Exception {
        // Given
        Path file = RealFiles.folder("account/cloudmapper-demo").resolve("credential-report.csv");

        // When
        Reading read = new InventoryFile(file, InventoryFixture.BOUNDS, null).read();

        // Then
        assertThat(read.accountId()).isEqualTo("123456789012");
        assertThat(read.complete()).isTrue();
        PrincipalReading root = read.principals().getFirst();
        assertThat(root.kind()).isEqualTo(PrincipalKind.ROOT);
        assertThat(root.facet().consolePassword()).isNull();
        assertThat(root.facet().mfa()).isTrue();
        assertThat(root.facet().accessKeys()).hasSize(1);
    }

    @Test
    void shouldKeepTheNeighboursOfABrokenRowOfACredentialReport() throws Exception {
        // Given
        List<String> rows =
                new ArrayList<>(
                        Files.readAllLines(
                                RealFiles.folder("account/cloudmapper-demo")
                                        .resolve("credential-report.csv")));
        int people = rows.size() - 1;
        rows.add(1, "\"dora,arn:aws");
        rows.add(3, "dora,arn:aws:iam::123456789012:user/dora");

        // When
        Reading read = read(String.join("\n", rows), null);

        // Then
        assertThat(read.principals()).hasSize(people);
        assertThat(read.refused())
                .extracting(q -> q.position() + ": " + q.reason())
                .containsExactly(
                        "line 2: a quote stands where none can", "line 4: it has 2 fields, not 22");
        assertThat(read.complete()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 5000, 15_000})
    void shouldKeepTheNeighboursOfAnElementThatIsTooDeep(int depth) throws Exception {
        // Given
        String deep = "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);

        // When
        Reading read =
                read(
                        details(
                                user("a", "2023-03-09T10:41:45Z"),
                                deep,
                                user("b", "2023-03-09T10:41:45Z")),
                        ACCOUNT);

        // Then
        assertThat(users(read)).hasSize(2);
        assertThat(read.refused())
                .singleElement()
                .satisfies(q -> {
                    assertThat(q.position()).isEqualTo("UserDetailList[1]");
                    assertThat(q.reason()).isEqualTo("it is nested deeper than 100 levels");
                });
        assertThat(read.complete()).isFalse();
    }

    @Test
    void shouldSayWhereAFileGoesTooDeepToBeReadOn() throws Exception {
        // Given
        String deep = "[".repeat(50_000) + "]".repeat(50_000);

        // When
        Reading read = read(details(user("a", "2023-03-09T10:41:45Z"), deep), ACCOUNT);

        // Then
        assertThat(users(read)).hasSize(1);
        assertThat(read.refused())
                .singleElement()
                .satisfies(q -> assertThat(q.position()).startsWith("UserDetailList[1] at byte "));
    }

    @Test
    void shouldTakeTheDatesThatToolsWrite() throws Exception {
        // When
        Reading read =
                read(
                        details(
                                user("a", "2023-03-09 10:41:45+00:00"),
                                user("b", "2023-03-09T10:41:45Z"),
                                user("c", "2023-03-09T12:41:45+02:00"),
                                user("d", "last week")),
                        ACCOUNT);

        // Then
        assertThat(users(read))
                .hasSize(3)
                .allSatisfy(p ->
                        assertThat(p.facet().createdAt())
                                .isEqualTo(Instant.parse("2023-03-09T10:41:45Z")));
        assertThat(read.refused())
                .singleElement()
                .satisfies(q -> {
                    assertThat(q.position()).isEqualTo("UserDetailList[3]");
                    assertThat(q.reason()).isEqualTo("CreateDate is no moment");
                    assertThat(q.value()).isEqualTo("last week");
                });
    }

    @Test
    void shouldNotCallAPartComplete() throws Exception {
        // Given
        String truncated = details(user("a", "2023-03-09T10:41:45Z"));
        String page = truncated.replace("\"Policies\":[]", "\"Policies\":[],\"IsTruncated\":true");
        String cut = truncated.substring(0, truncated.length() - 40);

        // When, Then
        assertThat(read(page, ACCOUNT).gaps())
                .containsExactly("IsTruncated is true: the listing goes on");
        assertThat(read(cut, ACCOUNT).complete()).isFalse();
        assertThat(users(read(cut, ACCOUNT))).hasSize(1);
        assertThat(read(truncated + truncated, ACCOUNT).complete()).isFalse();
    }

    @Test
    void shouldReadIdentityCenter() throws Exception {
        // When
        Reading read =
                read(
                        """
                        {"Instances":[{"InstanceArn":"arn:aws:sso:::instance/i","IdentityStoreId":"d-1","OwnerAccountId":"111122223333"}],
                         "Users":[{"UserId":"u-1","UserName":"maria"}],
                         "Groups":[{"GroupId":"g-1","DisplayName":"ops","IdentityStoreId":"d-1"}],
                         "GroupMemberships":[{"MembershipId":"m-1","GroupId":"g-1","MemberId":{"UserId":"u-1"}}],
                         "PermissionSets":[{"PermissionSetArn":"arn:ps","Name":"Ops","InlinePolicy":"{\\"Version\\":\\"2012-10-17\\",\\"Statement\\":[]}",
                           "AttachedManagedPolicies":[{"Name":"ReadOnlyAccess","Arn":"arn:aws:iam::aws:policy/ReadOnlyAccess"}]}],
                         "AccountAssignments":[{"AccountId":"444455556666","PermissionSetArn":"arn:ps","PrincipalType":"GROUP","PrincipalId":"g-1"}]}
                        """,
                        null);

        // Then
        assertThat(read.source()).isEqualTo(InventorySource.IDENTITY_CENTER);
        assertThat(read.accountId()).isEqualTo(ACCOUNT);
        assertThat(read.gaps()).isEmpty();
        assertThat(read.principals().getFirst().facet().groups()).containsExactly("g-1");
        assertThat(read.permissionSets().getFirst().assignments()).hasSize(1);
        assertThat(read.permissionSets().getFirst().inlinePolicies()).hasSize(1);
        assertThat(read.groups().getFirst().members().getFirst().membershipId()).isEqualTo("m-1");
    }

    @Test
    void shouldReadAccountsWithTheirOwners() throws Exception {
        // When
        Reading read =
                read(
                        """
                        {"OrganizationId":"o-1","MasterAccountId":"111122223333","Accounts":[
                          {"Id":"111122223333","Name":"management","Status":"ACTIVE"},
                          {"Id":"444455556666","Name":"payments","Status":"ACTIVE","OrganizationalUnit":"Root/Prod",
                           "Tags":[{"Key":"owner","Value":"Tunde@x.example"}]},
                          {"Id":"12","Name":"odd"}]}
                        """,
                        null);

        // Then
        assertThat(read.accounts()).hasSize(2);
        assertThat(read.accounts().getFirst().management()).isTrue();
        assertThat(read.accounts().get(1).ownerEmail()).isEqualTo("tunde@x.example");
        assertThat(read.refused().getFirst().position()).isEqualTo("Accounts[2]");
    }

    @Test
    void shouldSayWhatItDoesNotKnow() {
        assertThatThrownBy(() -> read("{\"Records\":[]}", ACCOUNT))
                .isInstanceOf(InventoryFile.UnknownContentException.class)
                .hasMessageContaining("Records");
        assertThatThrownBy(() -> read("hello", ACCOUNT))
                .isInstanceOf(InventoryFile.UnknownContentException.class)
                .hasMessageContaining("hello");
        assertThatThrownBy(() -> read(details(), null))
                .isInstanceOf(InventoryFile.UnknownContentException.class)
                .hasMessageContaining("name the account");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                TRUST,
                "%7B%22Statement%22%3A%7B%22Effect%22%3A%22Allow%22%2C%22Principal%22%3A%7B%22AWS%22%3A%22arn%3Aaws%3Aiam%3A%3A111122223333%3Auser%2Fann+1%22%7D%7D%7D",
                "%0A%7B%22Statement%22:{%22Effect%22:%22Allow%22,%22Principal%22:{%22AWS%22:%22arn:aws:iam::111122223333:user/ann%2B1%22}}}",
                "{%22Statement%22:{%22Effect%22:%22Allow%22,%22Principal%22:{%22AWS%22:%22arn:aws:iam::111122223333:user/ann+1%22}}}",
                "%257B%2522Statement%2522%253A%257B%2522Effect%2522%253A%2522Allow%2522%252C%2522Principal%2522%253A%257B%2522AWS%2522%253A%2522arn%253Aaws%253Aiam%253A%253A111122223333%253Auser%252Fann%252B1%2522%257D%257D%257D"
            })
    void shouldReadATrustPolicyHoweverItIsWritten(String document) throws Exception {
        // When
        Reading read =
                read(details().replace(SERVICE_TRUST, JSON.writeValueAsString(document)), ACCOUNT);

        // Then
        assertThat(read.gaps()).isEmpty();
        assertThat(read.documents().values())
                .singleElement()
                .asString()
                .satisfies(text -> assertThat(JSON.readTree(text)).isEqualTo(JSON.readTree(TRUST)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello | it is no JSON object",
                "%7B%22Statement%22 | it is no JSON object",
                "100%zz | it is no JSON object",
                "[] | it is no JSON object",
                "{} | it has no statement",
                "{\"Statement\":[]} | it has no statement",
                "{\"Statement\":[{\"Effect\":\"allow\",\"Principal\":\"*\"}]} | a statement neither allows nor denies",
                "{\"Statement\":[{\"Effect\":\"Allow\"}]} | a statement names no principal"
            })
    void shouldNameATrustPolicyThatNobodyCanRead(String document, String why) throws Exception {
        // When
        Reading read =
                read(details().replace(SERVICE_TRUST, JSON.writeValueAsString(document)), ACCOUNT);

        // Then
        assertThat(read.gaps())
                .containsExactly(
                        "the trust policy of arn:aws:iam::111122223333:role/AWSServiceRoleForSupport cannot be read: "
                                + why);
        assertThat(read.principals()).hasSize(1);
    }

    private Reading read(String text, @Nullable String account)
            throws IOException, InventoryFile.UnknownContentException {
        Path file = Files.writeString(folder.resolve("file"), text);
        return new InventoryFile(file, InventoryFixture.BOUNDS, account).read();
    }

    private static java.util.List<PrincipalReading> users(Reading read) {
        return read.principals().stream().filter(p -> p.kind() == PrincipalKind.IAM_USER).toList();
    }

    private static String details(String... users) {
        return "{\"UserDetailList\":["
                + String.join(",", users)
                + "],\"GroupDetailList\":[],\"RoleDetailList\":["
                + SERVICE_ROLE
                + "],\"Policies\":[]}";
    }

    private static String user(String name, String created) {
        return "{\"UserName\":\"%1$s\",\"Arn\":\"arn:aws:iam::111122223333:user/%1$s\",\"CreateDate\":\"%2$s\"}"
                .formatted(name, created);
    }
}
