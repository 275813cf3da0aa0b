package dev.attest.cli.audits;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;
import software.amazon.awssdk.services.iam.IamClient;

/// Clients of AWS. Those of this machine go by what is set up on it: environment, profiles, the
/// machine's role; `AWS_ENDPOINT_URL` and `AWS_ENDPOINT_URL_IAM` lead elsewhere.
final class AwsClients {
    /// AWS asks to come back later where an account has many users.
    private static final int ATTEMPTS = 8;

    private final AwsCredentialsProvider credentials;
    private final @Nullable URI endpoint;

    /// @param endpoint instead of AWS; null for AWS, or what is set up
    AwsClients(AwsCredentialsProvider credentials, @Nullable URI endpoint) {
        this.credentials = credentials;
        this.endpoint = endpoint;
    }

    static AwsClients ofThisMachine() {
        return new AwsClients(DefaultCredentialsProvider.builder().build(), null);
    }

    /// IAM has one place in each partition; a region tells which partition is meant.
    IamClient iam(ExecutionInterceptor... watchers) {
        String set = configured();
        Region place = Region.AWS_GLOBAL;
        if (set.startsWith("cn-")) {
            place = Region.AWS_CN_GLOBAL;
        } else if (set.startsWith("us-gov-")) {
            place = Region.AWS_US_GOV_GLOBAL;
        }
        return client(IamClient.builder(), place, watchers);
    }

    <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            B builder, Region region, ExecutionInterceptor... watchers) {
        if (endpoint != null) {
            builder.endpointOverride(endpoint);
        }
        return builder.region(region)
                .credentialsProvider(credentials)
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(settings ->
                        settings.retryStrategy(retries -> retries.maxAttempts(ATTEMPTS))
                                .executionInterceptors(List.of(watchers)))
                .build();
    }

    /// The region that is set up; where none is, the first of AWS.
    Region region() {
        String set = configured();
        return set.isEmpty() ? Region.US_EAST_1 : Region.of(set);
    }

    private static String configured() {
        try {
            return new AwsRegionProviderChain(
                            new SystemSettingsRegionProvider(), new AwsProfileRegionProvider())
                    .getRegion()
                    .id();
        } catch (SdkClientException none) {
            return "";
        }
    }
}
