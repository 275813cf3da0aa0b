package dev.attest.awsstub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.CredentialReportNotPresentException;
import software.amazon.awssdk.services.iam.model.CredentialReportNotReadyException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.User;

class IamStubTest {

    private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");

    private final StubWorld world = new StubWorld(Clock.systemUTC(), "111111111111");
    private final AwsStub stub = AwsStub.start(0, world);
    private final StubAccount account = world.account("111111111111");
    private final IamClient iam =
            IamClient.builder()
                    .region(Region.AWS_GLOBAL)
                    .endpointOverride(stub.endpoint())
                    .credentialsProvider(
                            StaticCredentialsProvider.create(
                                    AwsBasicCredentials.create(StubWorld.OPERATOR, "secret")))
                    .httpClientBuilder(UrlConnectionHttpClient.builder())
                    .build();

    @AfterEach
    void stop() {
        stub.close();
    }

    @Test
    void shouldListAHundredUsersAPage() {
        // Given
        IntStream.range(0, 130)
                .mapToObj(i -> new StubUser("user-" + i, false, false, List.of(), null, CREATED))
                .forEach(account::user);

        // When, Then
        assertThat(iam.listUsers().users()).hasSize(100);
        assertThat(iam.listUsersPaginator().users().stream().map(User::userName))
                .hasSize(130)
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldTellAPasswordFromNone() {
        // Given
        account.user(new StubUser("dora", true, true, List.of("AKIA1"), null, CREATED));
        account.user(new StubUser("robot", false, false, List.of(), "{\"a\":1}", CREATED));

        // When, Then
        assertThat(iam.getLoginProfile(b -> b.userName("dora")).loginProfile().userName())
                .isEqualTo("dora");
        assertThat(iam.listMFADevices(b -> b.userName("dora")).mfaDevices()).hasSize(1);
        assertThatThrownBy(() -> iam.getLoginProfile(b -> b.userName("robot")))
                .isInstanceOf(NoSuchEntityException.class);
        assertThat(iam.getAccountAuthorizationDetails().userDetailList().getLast().userPolicyList())
                .first()
                .satisfies(policy ->
                        assertThat(policy.policyDocument()).isEqualTo("%7B%22a%22%3A1%7D"));
    }

    @Test
    void shouldHaveAReportOnlyOnceItIsMade() {
        // Given
        account.user(new StubUser("dora", true, false, List.of(), null, CREATED));

        // When, Then
        assertThatThrownBy(iam::getCredentialReport)
                .isInstanceOf(CredentialReportNotPresentException.class);
        iam.generateCredentialReport();
        assertThatThrownBy(iam::getCredentialReport)
                .isInstanceOf(CredentialReportNotReadyException.class);
        iam.generateCredentialReport();
        assertThat(iam.getCredentialReport().content().asUtf8String())
                .contains("dora,arn:aws:iam::111111111111:user/dora");
    }
}
