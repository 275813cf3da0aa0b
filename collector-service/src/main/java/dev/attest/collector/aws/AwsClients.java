package dev.attest.collector.aws;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSupplier;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;

/// Makes the SDK's clients, with our endpoints and time-outs: `client` without the SDK's retries,
/// which would spend a quota that we count, and `patient` with them.
@Startup // a setting that is wrong stops the start, not every call
@ApplicationScoped
public class AwsClients {

    private static final int ATTEMPTS = 8;

    private final AwsConfig config;
    private final OwnCredentials own;
    private final SdkHttpClient http;

    @Inject
    AwsClients(AwsConfig config) {
        this(config, DefaultCredentialsProvider.builder().build());
    }

    /// @param chain the collector's own credentials in its home partition
    public AwsClients(AwsConfig config, AwsCredentialsProvider chain) {
        this(config, chain, ProfileFileSupplier.defaultSupplier());
    }

    /// @param profiles the shared configuration, where those of other partitions are
    public AwsClients(
            AwsConfig config, AwsCredentialsProvider chain, Supplier<ProfileFile> profiles) {
        this.config = config;
        own = new OwnCredentials(config, chain, profiles);
        http =
                UrlConnectionHttpClient.builder()
                        .connectionTimeout(config.attemptTimeout())
                        .socketTimeout(config.attemptTimeout())
                        .build();
    }

    /// The collector's own credentials where it is at home.
    public AwsCredentialsProvider own() {
        return own(Partition.ofRegion(config.region()));
    }

    /// Those that are good in a region, such as a bucket's, be it of another partition.
    public AwsCredentialsProvider ownIn(String region) {
        return own(Partition.ofRegion(region));
    }

    /// The collector's own credentials in a partition. Without any, it is their use that fails, not
    /// this.
    public AwsCredentialsProvider own(Partition partition) {
        return own.of(partition);
    }

    /// @param service the SDK's service id in lower case, such as `cloudtrail`
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            B builder, String service, String region, AwsCredentialsProvider credentials) {
        return client(builder, service, region, credentials, UnaryOperator.identity());
    }

    /// The same, with something between it and the transport that all share.
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            B builder,
            String service,
            String region,
            AwsCredentialsProvider credentials,
            UnaryOperator<SdkHttpClient> before) {
        return built(
                builder.httpClient(before.apply(http)),
                service,
                region,
                credentials,
                o ->
                        o.retryStrategy(DefaultRetryStrategy.doNotRetry())
                                .apiCallTimeout(config.attemptTimeout()));
    }

    /// A client for calls whose quota nobody counts: it tries again by itself, with growing pauses.
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C patient(
            B builder, String service, String region, AwsCredentialsProvider credentials) {
        return patient(builder, service, region, credentials, List.of());
    }

    /// The same, with a witness.
    ///
    /// @param watcher sees every call and its answer
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C patient(
            B builder,
            String service,
            String region,
            AwsCredentialsProvider credentials,
            ExecutionInterceptor watcher) {
        return patient(builder, service, region, credentials, List.of(watcher));
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C patient(
            B builder,
            String service,
            String region,
            AwsCredentialsProvider credentials,
            List<ExecutionInterceptor> watchers) {
        return built(
                builder.httpClient(http),
                service,
                region,
                credentials,
                o ->
                        o.retryStrategy(
                                        DefaultRetryStrategy.standardStrategyBuilder()
                                                .maxAttempts(ATTEMPTS)
                                                .build())
                                .executionInterceptors(watchers));
    }

    private <B extends AwsClientBuilder<B, C>, C> C built(
            B builder,
            String service,
            String region,
            AwsCredentialsProvider credentials,
            Consumer<ClientOverrideConfiguration.Builder> own) {
        endpoint(service).ifPresent(builder::endpointOverride);
        return builder.region(Region.of(region))
                .credentialsProvider(credentials)
                .overrideConfiguration(
                        o -> own.accept(o.apiCallAttemptTimeout(config.attemptTimeout())))
                .build();
    }

    private Optional<URI> endpoint(String service) {
        URI ofService = config.endpoints().get(service);
        return ofService == null ? config.endpoint() : Optional.of(ofService);
    }
}
