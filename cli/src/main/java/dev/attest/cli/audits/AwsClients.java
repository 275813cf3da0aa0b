package dev.attest.cli.audits;

import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;
import software.amazon.awssdk.services.iam.IamClient;

/// Clients of AWS by what is set up on this machine: environment, profiles, the machine's role.
/// `AWS_ENDPOINT_URL` and `AWS_ENDPOINT_URL_IAM` lead elsewhere.
final class AwsClients {
    /// AWS asks to come back later where an account has many users.
    private static final int ATTEMPTS = 8;

    private AwsClients() {}

    static IamClient iam() {
        return IamClient.builder()
                .region(region())
                .credentialsProvider(DefaultCredentialsProvider.builder().build())
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(settings ->
                        settings.retryStrategy(retries -> retries.maxAttempts(ATTEMPTS)))
                .build();
    }

    /// IAM has one place in each partition; a region tells which partition is meant.
    private static Region region() {
        String set = configured();
        if (set.startsWith("cn-")) {
            return Region.AWS_CN_GLOBAL;
        }
        return set.startsWith("us-gov-") ? Region.AWS_US_GOV_GLOBAL : Region.AWS_GLOBAL;
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
