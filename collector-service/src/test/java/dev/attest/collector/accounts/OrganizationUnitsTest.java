package dev.attest.collector.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.attest.awsstub.AwsStub;
import dev.attest.awsstub.StubAccount;
import dev.attest.awsstub.StubWorld;
import dev.attest.collector.Settings;
import dev.attest.collector.aws.AwsClients;
import dev.attest.collector.aws.AwsConfig;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/// Which accounts of an organization are collected from: Root has 1, Workloads 2, Workloads/Prod 3,
/// Workloads/Prod/Old 4, Sandbox 5.
class OrganizationUnitsTest {

    private static final String UNITS = "attest.accounts.units";
    private static final String EXCEPT = "attest.accounts.except-units";
    private static final String OUTSIDE = "outside the chosen organizational units";

    private final StubWorld world = new StubWorld(Clock.systemUTC(), id(1));
    private final AwsStub stub = AwsStub.start(0, world);

    OrganizationUnitsTest() {
        account(2).unit("Workloads");
        account(3).unit("Workloads/Prod");
        account(4).unit("Workloads/Prod/Old");
        account(5).unit("Sandbox");
    }

    @AfterEach
    void stop() {
        stub.close();
    }

    @Test
    void shouldListEveryAccountWithItsUnit() throws IOException {
        assertThat(read(Map.of()).accounts())
                .extracting(ListedAccount::id, ListedAccount::unit, ListedAccount::leftOut)
                .containsExactlyInAnyOrder(
                        tuple(id(1), "Root", null),
                        tuple(id(2), "Root/Workloads", null),
                        tuple(id(3), "Root/Workloads/Prod", null),
                        tuple(id(4), "Root/Workloads/Prod/Old", null),
                        tuple(id(5), "Root/Sandbox", null));
    }

    @Test
    void shouldLeaveOutWhatIsNotBelowAChosenUnit() throws IOException {
        assertThat(read(Map.of(UNITS, "ou-Workloads--Prod,ou-Sandbox")).accounts())
                .extracting(ListedAccount::id, ListedAccount::leftOut)
                .containsExactlyInAnyOrder(
                        tuple(id(1), OUTSIDE),
                        tuple(id(2), OUTSIDE),
                        tuple(id(3), null),
                        tuple(id(4), null),
                        tuple(id(5), null));
    }

    @Test
    void shouldLeaveOutWhatIsBelowAnExceptedUnitThoughItIsChosen() throws IOException {
        // Given
        String excepted = OUTSIDE + ": Root/Workloads/Prod is excepted";

        // When
        AccountList list =
                read(
                        Map.of(
                                UNITS,
                                "ou-Workloads,ou-Workloads--Prod--Old",
                                EXCEPT,
                                "ou-Workloads--Prod"));

        // Then
        assertThat(list.accounts())
                .extracting(ListedAccount::id, ListedAccount::leftOut)
                .containsExactlyInAnyOrder(
                        tuple(id(1), OUTSIDE),
                        tuple(id(2), null),
                        tuple(id(3), excepted),
                        tuple(id(4), excepted),
                        tuple(id(5), OUTSIDE));
    }

    @Test
    void shouldTakeTheRootForAll() throws IOException {
        assertThat(read(Map.of(UNITS, "r-stub", EXCEPT, "ou-Sandbox")).accounts())
                .filteredOn(account -> account.leftOut() != null)
                .extracting(ListedAccount::id)
                .containsExactly(id(5));
    }

    @Test
    void shouldNameAUnitThatDoesNotExist() {
        assertThatThrownBy(() -> read(Map.of(UNITS, "ou-Workloads,ou-abcd-11112222")))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        UNITS
                                + " names ou-abcd-11112222, and the organization has no such root or"
                                + " organizational unit");
        assertThatThrownBy(() -> read(Map.of(EXCEPT, "ou-none")))
                .hasMessageStartingWith(EXCEPT + " names ou-none, ");
    }

    private AccountList read(Map<String, String> settings) throws IOException {
        Map<String, String> all = new HashMap<>(settings);
        all.put("attest.accounts.organization", "true");
        AwsConfig aws = RegionsFixture.aws(stub);
        var own =
                StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(StubWorld.OPERATOR, "secret"));
        return new OrganizationAccounts(
                        Settings.of(AccountsConfig.class, all), aws, new AwsClients(aws, own))
                .read();
    }

    private StubAccount account(int number) {
        return world.account(id(number), "Account " + number);
    }

    private static String id(int number) {
        return "22222222222" + number;
    }
}
