package dev.attest.collector.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.attest.awsstub.AwsStub;
import dev.attest.awsstub.StubWorld;
import dev.attest.collector.RealService;
import dev.attest.collector.Settings;
import dev.attest.collector.accounts.RefreshAccounts.Target;
import dev.attest.collector.platform.Transactions;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(RealService.class)
class RefreshAccountsTest {

    private static final String FIRST = "222222222221";
    private static final String SECOND = "222222222222";

    @Inject CollectedAccountRows rows;
    @Inject Transactions transactions;
    @Inject Pool pool;

    private final StubWorld world = new StubWorld(Clock.systemUTC(), "111111111111");
    private final Source source = new Source();
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
            pool.preparedQuery("delete from " + table + " where source = $1")
                    .executeAndAwait(Tuple.of(source.name()));
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
        List<Target> targets = refresh(Map.of("attest.accounts.regions", "eu-north-1")).run();

        // Then
        assertThat(targets)
                .singleElement()
                .satisfies(target -> assertThat(target.regions()).containsExactly("eu-north-1"));
        assertThat(world.count("DescribeRegions")).isZero();
    }

    @Test
    void shouldLeaveTheAccountsOfAFailedSourceAsTheyAre() {
        // Given
        Map<String, String> named = Map.of("attest.accounts.regions", "eu-north-1");
        source.lists(FIRST, SECOND);
        List<Target> before = refresh(named).run();
        source.fails("the disk is gone");

        // When
        List<Target> targets = refresh(named).run();

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
        Map<String, String> named = Map.of("attest.accounts.regions", "eu-north-1");
        source.lists(FIRST, SECOND);
        refresh(named).run();
        source.lists(SECOND);

        // When
        List<Target> targets = refresh(named).run();

        // Then
        assertThat(targets).extracting(target -> target.account().id()).containsExactly(SECOND);
        assertThat(kept(FIRST).getString("state")).isEqualTo("GONE");
    }

    private RefreshAccounts refresh(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("attest.accounts.role", "Reader");
        return new RefreshAccounts(
                List.of(source),
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

        private final List<ListedAccount> accounts = new ArrayList<>();
        private String failure = "";

        void lists(String... ids) {
            accounts.clear();
            Arrays.stream(ids).map(ListedAccount::of).forEach(accounts::add);
        }

        void fails(String why) {
            failure = why;
        }

        @Override
        public String name() {
            return "test";
        }

        @Override
        public int rank() {
            return 1;
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
