package dev.attest.collector.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.attest.collector.imports.Quarantined;
import dev.attest.collector.inventory.reading.AccountReading;
import dev.attest.collector.inventory.reading.InventoryFile;
import dev.attest.collector.inventory.reading.PrincipalReading;
import dev.attest.collector.inventory.reading.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Listings that are a part of what exists, and look whole.
class PartialListingTest {

    private static final String ACCOUNT = "111122223333";

    private static final String DETAILS =
            """
            {"UserDetailList":[{"UserName":"ann","Arn":"arn:aws:iam::111122223333:user/ann","GroupList":["ops"],
               "AttachedManagedPolicies":[{"PolicyName":"P","PolicyArn":"arn:aws:iam::111122223333:policy/P"}]}],
             "GroupDetailList":[{"GroupName":"ops","Arn":"arn:aws:iam::111122223333:group/team/ops"}],
             "RoleDetailList":[{"RoleName":"r","Arn":"arn:aws:iam::111122223333:role/r",
               "AssumeRolePolicyDocument":{"Version":"2012-10-17","Statement":[
                 {"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}}],
             "Policies":[{"PolicyName":"P","Arn":"arn:aws:iam::111122223333:policy/P","AttachmentCount":1,
               "PolicyVersionList":[{"IsDefaultVersion":true,"Document":{"Version":"2012-10-17","Statement":[]}}]}]}
            """;

    private static final String CENTER =
            """
            {"Instances":[{"InstanceArn":"arn:aws:sso:::instance/i","OwnerAccountId":"111122223333"}],
             "Users":[{"UserId":"u-1","UserName":"maria"}],
             "Groups":[{"GroupId":"g-1","DisplayName":"ops"}],
             "GroupMemberships":[{"MembershipId":"m-1","GroupId":"g-1","MemberId":{"UserId":"u-1"}}],
             "PermissionSets":[{"PermissionSetArn":"arn:ps","Name":"Ops"}],
             "AccountAssignments":[{"AccountId":"444455556666","PermissionSetArn":"arn:ps","PrincipalType":"GROUP","PrincipalId":"g-1"}]}
            """;

    private static final String KEYS =
            """
            {"AccessKeyMetadata":[{"UserName":"ann","AccessKeyId":"AKIA1","Status":"Active","CreateDate":"2024-01-01T00:00:00Z"}]}
            """;

    private static final String ORGANIZATION =
            """
            {"OrganizationId":"o-1","MasterAccountId":"111122223333","Accounts":[{"Id":"111122223333","Name":"management"}]}
            """;

    private static final String REPORT =
            """
            user,arn,user_creation_time,password_enabled,password_last_used,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date
            <root_account>,arn:aws:iam::111122223333:root,2020-01-01T00:00:00+00:00,not_supported,N/A,true,false,N/A,N/A,false,N/A,N/A
            ann,arn:aws:iam::111122223333:user/ann,2020-01-01T00:00:00+00:00,true,N/A,false,false,N/A,N/A,false,N/A,N/A
            """;

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {DETAILS, CENTER, KEYS, ORGANIZATION})
    void shouldCallTheWholeListingComplete(String file) throws Exception {
        assertThat(read(file).gaps()).isEmpty();
        assertThat(read(with(file, "\"NextToken\":null,\"IsTruncated\":false")).gaps()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {DETAILS, CENTER, KEYS, ORGANIZATION})
    void shouldNotCallAPageComplete(String file) throws Exception {
        assertThat(read(with(file, "\"NextToken\":\"eyJN\"")).gaps())
                .containsExactly("NextToken is eyJN: the listing goes on");
        assertThat(read(with(file, "\"Marker\":\"AAEC\"")).gaps())
                .containsExactly("Marker is AAEC: the listing goes on");
        assertThat(read(with(file, "\"IsTruncated\":true")).gaps())
                .containsExactly("IsTruncated is true: the listing goes on");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UserDetailList", "GroupDetailList", "RoleDetailList", "Policies"})
    void shouldMissAListOfTheDetails(String list) throws Exception {
        assertThat(read(DETAILS.replace("\"" + list + "\"", "\"Other\"")).gaps())
                .contains(list + " is missing: the file does not show all there is");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Users",
                "Groups",
                "GroupMemberships",
                "PermissionSets",
                "AccountAssignments"
            })
    void shouldMissAListOfIdentityCenter(String list) throws Exception {
        assertThat(read(CENTER.replace("\"" + list + "\"", "\"Other\"")).gaps())
                .contains(list + " is missing: the file does not show all there is");
    }

    @Test
    void shouldNotTakeAFilteredListingForAnAccountWithoutRoles() throws Exception {
        // Given
        String users =
                DETAILS.replaceAll("(?s)\"RoleDetailList\":\\[.*?\\}\\]", "\"RoleDetailList\":[]");
        assertThat(users).contains("\"RoleDetailList\":[]");

        // When, Then
        assertThat(read(users).gaps())
                .contains("it shows no role: every account has roles, such as those of services");
    }

    @Test
    void shouldMissTheRootOfACredentialReport() throws Exception {
        assertThat(read(REPORT).gaps()).isEmpty();
        assertThat(read(REPORT.replaceFirst("<root_account>.*\n", "")).gaps())
                .containsExactly("it has no row of <root_account>, with which every report begins");
    }

    @ParameterizedTest
    @CsvSource({
        "3, '', password_enabled is empty",
        "3, N/A, password_enabled is neither true nor false: N/A",
        "4, '', password_last_used is empty",
        "6, '', access_key_1_active is empty",
        "6, no_information, access_key_1_active is neither true nor false: no_information",
        "7, ' ', access_key_1_last_rotated is empty",
        "8, '', access_key_1_last_used_date is empty",
        "9, '', access_key_2_active is empty",
        "10, '', access_key_2_last_rotated is empty",
        "11, '', access_key_2_last_used_date is empty"
    })
    void shouldNotTakeAnEmptyCellForAbsence(int column, String cell, String why) throws Exception {
        // Given
        String[] lines = REPORT.split("\n");
        String[] fields = lines[2].split(",", -1);
        fields[column] = cell;

        // When
        Reading read = read(lines[0] + "\n" + lines[1] + "\n" + String.join(",", fields));

        // Then
        assertThat(read.refused()).extracting(Quarantined::reason).containsExactly(why);
        assertThat(read.gaps()).contains("users: 1 of 2 taken in");
        assertThat(read.principals()).extracting(PrincipalReading::name).containsExactly("root");
    }

    @Test
    void shouldNotTakeARotationThatCannotBeReadForAKeyThatWasNeverMade() throws Exception {
        // When
        Reading read =
                read(
                        REPORT.replaceFirst(
                                "true,N/A,false,false,N/A", "true,N/A,false,false,no_information"));

        // Then
        assertThat(read.refused())
                .extracting(Quarantined::reason)
                .containsExactly("a date cannot be read");
    }

    @Test
    void shouldNotTakeAnEmptyCellOfRootForAPasswordThatIsNotThere() throws Exception {
        assertThat(read(REPORT.replace("not_supported", "")).refused())
                .extracting(Quarantined::reason)
                .containsExactly("password_enabled is empty");
    }

    @Test
    void shouldRefuseIdsThatNoIndexCanHold() throws Exception {
        // Given
        String most = "a".repeat(2048 - "arn:aws:iam::111122223333:user/".length());
        String more = most + "a";
        String wide = "ä".repeat(1025);
        String row = ",2020-01-01T00:00:00+00:00,true,N/A,false,false,N/A,N/A,false,N/A,N/A\n";

        // When
        Reading report =
                read(
                        REPORT
                                + ("a,arn:aws:iam::111122223333:user/" + most + row)
                                + ("b,arn:aws:iam::111122223333:user/" + more + row)
                                + ("c,arn:aws:iam::111122223333:user/" + wide + row)
                                + (wide + ",arn:aws:iam::111122223333:user/d" + row));
        Reading keys = read(KEYS.replace("\"ann\"", "\"" + wide + "\"").replace("AKIA1", "AKIA2"));

        // Then
        assertThat(report.principals())
                .extracting(PrincipalReading::name)
                .containsExactly("root", "ann", "a");
        assertThat(report.refused())
                .extracting(Quarantined::reason)
                .containsExactly(
                        "arn is longer than 2048 bytes",
                        "arn is longer than 2048 bytes",
                        "user is longer than 2048 bytes");
        assertThat(keys.refused())
                .extracting(Quarantined::reason)
                .containsExactly("UserName is longer than 2048 bytes");
    }

    @Test
    void shouldTakeALongPolicyOfAPermissionSet() throws Exception {
        // Given
        String policy =
                "{\\\"Version\\\":\\\"2012-10-17\\\",\\\"Statement\\\":[],\\\"Id\\\":\\\"%s\\\"}"
                        .formatted("x".repeat(9_000));

        // When
        Reading read =
                read(
                        CENTER.replace(
                                "\"Name\":\"Ops\"",
                                "\"Name\":\"Ops\",\"InlinePolicy\":\"" + policy + "\""));

        // Then
        assertThat(read.gaps()).isEmpty();
        assertThat(read.permissionSets().getFirst().inlinePolicies()).hasSize(1);
    }

    @Test
    void shouldReadTheOrganizationFromTheArnsOfItsAccounts() throws Exception {
        // Given
        String listed =
                """
                {"Accounts":[
                  {"Id":"111122223333","Arn":"arn:aws:organizations::444455556666:account/o-exampleorg/111122223333","Name":"payments","Status":"ACTIVE"},
                  {"Id":"444455556666","Arn":"arn:aws:organizations::444455556666:account/o-exampleorg/444455556666","Name":"management","Status":"ACTIVE"}]}
                """;

        // When
        Reading read =
                new InventoryFile(
                                Files.writeString(folder.resolve("org"), listed),
                                InventoryFixture.BOUNDS,
                                null)
                        .read();

        // Then
        assertThat(read.accounts())
                .extracting(AccountReading::organizationId, AccountReading::management)
                .containsExactly(tuple("o-exampleorg", false), tuple("o-exampleorg", true));
        assertThat(read.accountId()).isEqualTo("444455556666");
        assertThat(read.warnings()).isEmpty();
    }

    @Test
    void shouldMatchTheAttachmentsThatAwsCounted() throws Exception {
        assertThat(read(DETAILS.replace("\"AttachmentCount\":1", "\"AttachmentCount\":2")).gaps())
                .containsExactly(
                        "attachments: the file does not show everybody who has 1 of its policies:"
                                + " arn:aws:iam::111122223333:policy/P is attached 2 times, shown 1 times");
        assertThat(read(DETAILS.replaceAll("(?s)\"Policies\":.*", "\"Policies\":[]}")).gaps())
                .containsExactly(
                        "Policies: 1 attached policies are not described, such as arn:aws:iam::111122223333:policy/P");
    }

    @Test
    void shouldNotGuessTheGroupsThatAFileDoesNotDescribe() throws Exception {
        assertThat(read(DETAILS.replaceAll("(?s)\\{\"GroupName\".*?\\}", "")).gaps())
                .containsExactly(
                        "GroupDetailList: users are in groups that it does not describe: ops");
    }

    @Test
    void shouldMissTheUsersWhoseMembershipsAreShown() throws Exception {
        assertThat(read(CENTER.replaceAll("\\{\"UserId\":\"u-1\",.*?\\}", "")).gaps())
                .containsExactly("GroupMemberships: user u-1 is not listed");
    }

    @Test
    void shouldCountARowOnceThatMergedPagesRepeat() throws Exception {
        // Given
        String repeated =
                CENTER.replaceAll("\"(Users|Groups|PermissionSets)\":\\[(.*?)\\]", "\"$1\":[$2,$2]")
                        .replaceAll(
                                "\"AccountAssignments\":\\[(.*?)\\]",
                                "\"AccountAssignments\":[$1,$1]")
                        .replaceAll(
                                "\"GroupMemberships\":\\[(.*?)\\]",
                                "\"GroupMemberships\":[$1,{\"GroupId\":\"g-1\",\"MemberId\":{\"UserId\":\"u-1\"}}]");

        // When
        Reading read = read(repeated);

        // Then
        assertThat(read.gaps()).isEmpty();
        assertThat(read.permissionSets().getFirst().assignments()).hasSize(1);
        assertThat(read.groups().getFirst().members()).hasSize(1);
        assertThat(read.principals().getFirst().facet().groups()).containsExactly("g-1");
        assertThat(read.declared()).containsEntry("assignments", 1).containsEntry("memberships", 1);
    }

    @Test
    void shouldTakeARepeatedAttachmentGroupOrKeyOnce() throws Exception {
        // Given
        String attached =
                "{\"PolicyName\":\"P\",\"PolicyArn\":\"arn:aws:iam::111122223333:policy/P\"}";
        String details =
                DETAILS.replace("[\"ops\"]", "[\"ops\",\"ops\"]")
                        .replace(attached, attached + "," + attached);
        String keys = KEYS.replaceAll("\\[(.*)\\]", "[$1,$1]");

        // When
        Reading read = read(details);

        // Then
        assertThat(read.gaps()).isEmpty();
        assertThat(read.groups().getFirst().members()).hasSize(1);
        assertThat(read.principals())
                .filteredOn(p -> p.name().equals("ann"))
                .allSatisfy(p -> {
                    assertThat(p.facet().attachedPolicies()).hasSize(1);
                    assertThat(p.facet().groups()).hasSize(1);
                });
        assertThat(read(keys).gaps()).isEmpty();
        assertThat(read(keys).principals().getFirst().facet().accessKeys()).hasSize(1);
    }

    @Test
    void shouldNotChooseBetweenRowsThatContradictEachOther() throws Exception {
        // When
        Reading read =
                read(KEYS.replaceAll("\\[(.*)\\]", "[$1,$1]").replaceFirst("Active", "Inactive"));

        // Then
        assertThat(read.complete()).isFalse();
        assertThat(read.refused())
                .singleElement()
                .satisfies(q ->
                        assertThat(q.reason())
                                .isEqualTo("it stands in the file twice and differs: AKIA1"));
    }

    @Test
    void shouldBoundWhatItSaysOfAFileFullOfFaults() throws Exception {
        // When
        Reading keys = read("{\"AccessKeyMetadata\":[" + "{},".repeat(20_000) + "{}]}");
        Reading center =
                read(
                        CENTER.replace(
                                "\"GroupMemberships\":[",
                                "\"GroupMemberships\":["
                                        + IntStream.range(0, 200)
                                                .mapToObj(
                                                        "{\"GroupId\":\"g-1\",\"MemberId\":{\"UserId\":\"x%d\"}},"
                                                                ::formatted)
                                                .collect(Collectors.joining())));

        // Then
        assertThat(keys.refusedCount()).isEqualTo(20_001);
        assertThat(keys.refused()).hasSize(10_001);
        assertThat(keys.gaps()).contains("20001 parts were not taken in");
        assertThat(center.gaps()).hasSize(51).last().isEqualTo("150 more gaps are not listed");
    }

    private static String with(String file, String scalars) {
        return file.stripTrailing().replaceFirst("\\}$", "," + scalars + "}");
    }

    private Reading read(String text) throws IOException, InventoryFile.UnknownContentException {
        Path file = Files.writeString(folder.resolve("file"), text);
        return new InventoryFile(file, InventoryFixture.BOUNDS, ACCOUNT).read();
    }
}
