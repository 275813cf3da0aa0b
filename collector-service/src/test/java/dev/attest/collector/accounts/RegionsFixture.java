package dev.attest.collector.accounts;

import dev.attest.awsstub.AwsStub;
import dev.attest.awsstub.StubWorld;
import dev.attest.collector.Settings;
import dev.attest.collector.aws.AssumedSessions;
import dev.attest.collector.aws.AwsClients;
import dev.attest.collector.aws.AwsConfig;
import java.time.Clock;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/// Who asks an AWS of our own for regions.
final class RegionsFixture {

    private RegionsFixture() {}

    static AwsConfig aws(AwsStub stub) {
        return Settings.of(
                AwsConfig.class, Map.of("attest.aws.endpoint", stub.endpoint().toString()));
    }

    static EnabledRegions enabled(AwsStub stub, Clock clock) {
        AwsConfig config = aws(stub);
        var own =
                StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(StubWorld.OPERATOR, "secret"));
        var clients = new AwsClients(config, own);
        return new EnabledRegions(clients, new AssumedSessions(clients, config, clock), clock);
    }
}
