package dev.attest.collector.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.attest.collector.aws.Partition;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountFilesTest {

    private static final String OF_EVERY_KIND =
            """
            accounts:
              - id: "000000000001"
                name: Payments
                role: AttestReader
                external_id: hush
                regions: [us-gov-west-1]
                partition: aws-us-gov
              - id: 12
              - id: "000000000002"
                closed: sold in May
              - id: "000000000003"
                role: "rm -rf"
            """;

    @Test
    void shouldReadYaml() throws IOException {
        AccountList list = FileAccounts.parse("accounts.yaml", OF_EVERY_KIND);

        assertThat(list.accounts())
                .containsExactly(
                        new ListedAccount(
                                "000000000001",
                                "Payments",
                                "AttestReader",
                                "hush",
                                Partition.GOVERNMENT,
                                List.of("us-gov-west-1"),
                                null,
                                null,
                                null),
                        new ListedAccount(
                                "000000000002",
                                null,
                                null,
                                null,
                                null,
                                List.of(),
                                "sold in May",
                                null,
                                null));
        assertThat(list.problems())
                .containsExactly(
                        "entry 2: id is '12', must be 12 digits (in YAML with quotes around them)",
                        "entry 4: role is 'rm -rf', which is not a valid role name");
    }

    @Test
    void shouldNameEveryPartitionWhereOneIsNone() throws IOException {
        // When
        AccountList list =
                FileAccounts.parse(
                        "accounts.yaml",
                        """
                        accounts:
                          - id: "000000000001"
                            partition: aws-moon
                        """);

        // Then
        assertThat(list.problems())
                .containsExactly(
                        "entry 1: partition is 'aws-moon', must be one of aws, aws-cn, aws-us-gov,"
                                + " aws-eusc, aws-iso, aws-iso-b, aws-iso-e, aws-iso-f");
    }

    @Test
    void shouldTellThePartitionByRegionsOfOne() throws IOException {
        // When
        AccountList list =
                FileAccounts.parse(
                        "accounts.yaml",
                        """
                        accounts:
                          - id: "000000000001"
                            regions: [cn-north-1, cn-northwest-1]
                          - id: "000000000002"
                            regions: [eu-west-1]
                          - id: "000000000003"
                            regions: [us-gov-west-1, us-east-1]
                          - id: "000000000004"
                            partition: aws
                            regions: [cn-north-1]
                          - id: "000000000005"
                        """);

        // Then
        assertThat(list.accounts())
                .extracting(ListedAccount::id, ListedAccount::partition)
                .containsExactly(
                        tuple("000000000001", Partition.CHINA),
                        tuple("000000000002", Partition.AWS),
                        tuple("000000000005", null));
        assertThat(list.problems())
                .containsExactly(
                        "entry 3: regions are us-gov-west-1, us-east-1, of the partitions"
                                + " aws-us-gov, aws; an account is in one",
                        "entry 4: partition is 'aws', and the regions cn-north-1 are of aws-cn");
    }

    @Test
    void shouldReadCsv() throws IOException {
        AccountList list =
                FileAccounts.parse(
                        "accounts.csv",
                        "id,name,regions\n111122223333,\"A, B\",us-east-1;eu-west-1\n444455556666,,\n");

        assertThat(list.accounts())
                .extracting(ListedAccount::name, ListedAccount::regions)
                .containsExactly(
                        tuple("A, B", List.of("us-east-1", "eu-west-1")), tuple(null, List.of()));
    }

    @Test
    void shouldNotTakeAnEmptyFileForNoAccounts() {
        assertThatThrownBy(() -> FileAccounts.parse("a.yaml", "account: []"))
                .hasMessage("the accounts file a.yaml lists no accounts");
    }

    @Test
    void shouldReadAParameterAsPeopleWriteIt() {
        AccountList list = ParameterAccounts.parse(" 111122223333, 444455556666\n12x");

        assertThat(list.accounts())
                .extracting(ListedAccount::id)
                .containsExactly("111122223333", "444455556666");
        assertThat(list.problems()).hasSize(1).first().asString().contains("'12x'");
    }

    @Test
    void shouldKnowPartitionsByTheirRegions() {
        assertThat(Partition.ofRegion("cn-north-1").roleArn("111122223333", "R"))
                .isEqualTo("arn:aws-cn:iam::111122223333:role/R");
        assertThat(Partition.ofRegion("us-gov-east-1").globalRegion()).isEqualTo("us-gov-west-1");
        assertThat(Partition.ofRegion("eu-central-1")).isEqualTo(Partition.AWS);
    }
}
