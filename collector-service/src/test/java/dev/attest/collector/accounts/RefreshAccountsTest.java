package dev.attest.collector.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.attest.awsstub.AwsStub;
import dev.attest.awsstub.StubWorld;
import dev.attest.collector.RealService;
import dev.attest.collector.Settings;
import dev.attest.collector.accounts.RefreshAccounts.Target;
import dev.attest.collector.aws.Partition;
import dev.attest.collector.platform.Transactions;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@TestProfile(RealService.class)
class RefreshAccountsTest {

    private static final Map<String, String> NAMED =
            Map.of("attest.accounts.regions", "eu-north-1");

    private static final String FIRST = "222222222221";
    private static final String SECOND = "222222222222";
    private static final String ORGANIZATION = "test-organization";

    @Inject CollectedAccountRows rows;
    @Inject Transactions transactions;
    @Inject Pool pool;

    private final StubWorld world = new StubWorld(Clock.systemUTC(), "111111111111");
    private final Source source = new Source("test", 1);
    private AwsStub stub;

    @BeforeEach
    void start() {
        stub = AwsStub.start(0, world);
    }

    /// What is collected from concerns the imports of other tests.
    @AfterEach
    void forget() {
        stub.close();
        for (String table : List.of("collected_account", "account_source")) {
            pool.preparedQuery("delete from " + table + " where source = any ($1)")
                    .executeAndAwait(Tuple.of(new String[] {"file", "test", ORGANIZATION}));
        }
    }

    @Test
    void shouldTakeTheRegionsThatAreSwitchedOn() {
        // Given
        world.account(FIRST, "First").role("Reader", "").regions(List.of("eu-west-1", "us-west-2"));
        source.lists(FIRST);

        // When
        List<Target> targets = refresh(Map.of()).run();

        // Then
        assertThat(targets)
                .singleElement()
                .satisfies(target ->
                        assertThat(target.regions()).containsExactly("eu-west-1", "us-west-2"));
        assertThat(kept(FIRST).getArrayOfStrings("regions"))
                .containsExactly("eu-west-1", "us-west-2");
        assertThat(kept(FIRST).getString("last_error")).isNull();
    }

    @Test
    void shouldFallBackAndSayWhyWhereRegionsAreNotTold() {
        // Given
        world.account(FIRST, "First").role("Reader", "").deny("ec2:DescribeRegions");
        world.account(SECOND, "Second").role("Reader", "").regions(List.of("eu-west-1"));
        source.lists(FIRST, SECOND);

        // When
        List<Target> targets = refresh(Map.of()).run();

        // Then
        assertThat(targets)
                .extracting(target -> target.account().id(), Target::regions)
                .containsExactly(
                        tuple(FIRST, List.of("us-east-1")), tuple(SECOND, List.of("eu-west-1")));
        assertThat(kept(FIRST).getString("last_error"))
                .startsWith("its regions cannot be listed: UnauthorizedOperation");
        assertThat(kept(SECOND).getString("last_error")).isNull();
    }

    @Test
    void shouldStayWithTheRegionsThatWereToldLast() {
        // Given
        var account = world.account(FIRST, "First").role("Reader", "");
        account.regions(List.of("eu-west-1"));
        source.lists(FIRST);
        refresh(Map.of()).run();
        account.deny("ec2:DescribeRegions");

        // When
        List<Target> targets = refresh(Map.of()).run();

        // Then
        assertThat(targets)
                .singleElement()
                .satisfies(target -> assertThat(target.regions()).containsExactly("eu-west-1"));
    }

    @Test
    void shouldNotAskForRegionsThatAreNamed() {
        // Given
        world.account(FIRST, "First").role("Reader", "");
        source.lists(FIRST);

        // When
        List<Target> targets = refresh(NAMED).run();

        // Then
        assertThat(targets)
                .singleElement()
                .satisfies(target -> assertThat(target.regions()).containsExactly("eu-north-1"));
        assertThat(world.count("DescribeRegions")).isZero();
    }

    @Test
    void shouldLeaveTheAccountsOfAFailedSourceAsTheyAre() {
        // Given
        source.lists(FIRST, SECOND);
        List<Target> before = refresh(NAMED).run();
        source.fails("the disk is gone");

        // When
        List<Target> targets = refresh(NAMED).run();

        // Then
        assertThat(targets).hasSize(2).isEqualTo(before);
        assertThat(kept(FIRST).getString("state")).isEqualTo("ACTIVE");
        assertThat(
                        pool.preparedQuery("select * from account_source where source = $1")
                                .executeAndAwait(Tuple.of(source.name()))
                                .iterator()
                                .next())
                .satisfies(told -> {
                    assertThat(told.getString("last_error")).isEqualTo("the disk is gone");
                    assertThat(told.getInteger("accounts")).isEqualTo(2);
                    assertThat(told.getOffsetDateTime("read_at")).isNotNull();
                });
    }

    @Test
    void shouldLetGoOfAnAccountThatIsNoLongerListed() {
        // Given
        source.lists(FIRST, SECOND);
        refresh(NAMED).run();
        source.lists(SECOND);

        // When
        List<Target> targets = refresh(NAMED).run();

        // Then
        assertThat(targets).extracting(target -> target.account().id()).containsExactly(SECOND);
        assertThat(kept(FIRST).getString("state")).isEqualTo("GONE");
    }

    @Test
    void shouldRefuseAnAccountOfAPartitionWithoutCredentialsAndGoOn() {
        // Given
        world.account(FIRST, "First").role("Reader", "");
        world.account(SECOND, "Second").role("Reader", "").regions(List.of("eu-west-1"));
        source.lists(listed(FIRST, Partition.CHINA, null, null));
        source.adds(ListedAccount.of(SECOND));

        // When
        List<Target> targets = refresh(Map.of()).run();

        // Then
        assertThat(targets)
                .extracting(target -> target.account().id(), Target::regions)
                .containsExactly(
                        tuple(FIRST, List.of("cn-north-1")), tuple(SECOND, List.of("eu-west-1")));
        assertThat(kept(FIRST).getString("last_error"))
                .contains("no credentials for partition aws-cn")
                .contains("attest.aws.profiles.aws-cn");
        assertThat(kept(SECOND).getString("last_error")).isNull();
    }

    @Test
    void shouldKeepWhatIsLeftOutWithItsReasonAndUnit() {
        // Given
        source.lists(listed(FIRST, null, "Root/Sandbox", "outside"));
        source.adds(listed(SECOND, null, "Root/Workloads", null));

        // When
        List<Target> targets = refresh(NAMED).run();

        // Then
        assertThat(targets).extracting(target -> target.account().id()).containsExactly(SECOND);
        assertThat(kept(FIRST).getString("state")).isEqualTo("LEFT_OUT");
        assertThat(kept(FIRST).getString("reason")).isEqualTo("outside");
        assertThat(kept(FIRST).getString("unit")).isEqualTo("Root/Sandbox");
        assertThat(kept(SECOND).getString("reason")).isNull();
        assertThat(kept(SECOND).getString("unit")).isEqualTo("Root/Workloads");
    }

    @Test
    void shouldCollectFromAnAccountThatAnotherSourceNamesThoughOneLeavesItOut() {
        // Given
        source.lists(FIRST);
        var organization = new Source(ORGANIZATION, 2);
        organization.lists(listed(FIRST, Partition.AWS, "Root/Sandbox", "outside"));
        organization.adds(listed(SECOND, Partition.AWS, "Root/Sandbox", "outside"));

        // When
        List<Target> targets = refresh(NAMED, source, organization).run();

        // Then
        assertThat(targets).extracting(target -> target.account().id()).containsExactly(FIRST);
        assertThat(kept(FIRST).getString("unit")).isEqualTo("Root/Sandbox");
        assertThat(kept(SECOND).getString("state")).isEqualTo("LEFT_OUT");
    }

    @Test
    void shouldKnowTheUnitAlthoughWhatTellsItFails() {
        // Given
        source.lists(FIRST);
        var organization = new Source(ORGANIZATION, 2);
        organization.lists(listed(FIRST, Partition.AWS, "Root/Workloads", null));
        refresh(NAMED, source, organization).run();

        // When
        organization.fails("the organization is not there");
        refresh(NAMED, source, organization).run();
        String unclear = kept(FIRST).getString("unit");
        refresh(NAMED, source).run();

        // Then
        assertThat(unclear).isEqualTo("Root/Workloads");
        assertThat(kept(FIRST).getString("unit")).isNull();
    }

    @Test
    void shouldEnterAnAccountAsTheFileSaysThoughTheOrganizationListsItToo(@TempDir Path folder)
            throws IOException {
        // Given
        Path file = folder.resolve("accounts.yaml");
        Files.writeString(file, "accounts: [{id: '%s', regions: [cn-north-1]}]".formatted(FIRST));
        var settings =
                Settings.of(AccountsConfig.class, Map.of("attest.accounts.file", file.toString()));
        source.lists(listed(FIRST, Partition.AWS, "Root", null));

        // When
        List<Target> targets = refresh(Map.of(), new FileAccounts(settings), source).run();

        // Then
        assertThat(targets)
                .singleElement()
                .satisfies(target -> {
                    assertThat(target.account().partition()).isEqualTo(Partition.CHINA);
                    assertThat(target.regions()).containsExactly("cn-north-1");
                });
    }

    private static ListedAccount listed(
            String id,
            @Nullable Partition partition,
            @Nullable String unit,
            @Nullable String leftOut) {
        return new ListedAccount(id, null, null, null, partition, List.of(), null, unit, leftOut);
    }

    private RefreshAccounts refresh(Map<String, String> settings) {
        return refresh(settings, source);
    }

    private RefreshAccounts refresh(Map<String, String> settings, AccountSource... sources) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("attest.accounts.role", "Reader");
        return new RefreshAccounts(
                List.of(sources),
                Settings.of(AccountsConfig.class, all),
                RegionsFixture.aws(stub),
                RegionsFixture.enabled(stub, Clock.systemUTC()),
                rows,
                transactions);
    }

    private Row kept(String account) {
        return pool.preparedQuery("select * from collected_account where account_id = $1")
                .executeAndAwait(Tuple.of(account))
                .iterator()
                .next();
    }

    /// A source that lists what a test says.
    private static final class Source implements AccountSource {

        private final String name;
        private final int rank;
        private final List<ListedAccount> accounts = new ArrayList<>();
        private String failure = "";

        Source(String name, int rank) {
            this.name = name;
            this.rank = rank;
        }

        void lists(String... ids) {
            accounts.clear();
            Arrays.stream(ids).map(ListedAccount::of).forEach(accounts::add);
        }

        void lists(ListedAccount account) {
            accounts.clear();
            accounts.add(account);
        }

        void adds(ListedAccount account) {
            accounts.add(account);
        }

        void fails(String why) {
            failure = why;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public int rank() {
            return rank;
        }

        @Override
        public boolean configured() {
            return true;
        }

        @Override
        public List<String> permissions() {
            return List.of();
        }

        @Override
        public AccountList read() throws IOException {
            if (!failure.isEmpty()) {
                throw new IOException(failure);
            }
            return new AccountList(accounts, List.of());
        }
    }
}
