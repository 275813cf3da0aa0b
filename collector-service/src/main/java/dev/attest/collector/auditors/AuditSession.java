package dev.attest.collector.auditors;

import dev.attest.collector.aws.AwsAccount;
import dev.attest.collector.aws.AwsClients;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.exception.SdkClientException;

/// An account and region as an auditor enters it. Every answer to its clients is kept as evidence.
public final class AuditSession {

    private final AwsClients clients;
    private final AwsCredentialsProvider credentials;
    private final AwsAccount account;
    private final String region;
    private final Recorder recorder;
    private final AuditorsConfig config;

    AuditSession(
            AwsClients clients,
            AwsCredentialsProvider credentials,
            AwsAccount account,
            String region,
            Recorder recorder,
            AuditorsConfig config) {
        this.clients = clients;
        this.credentials = credentials;
        this.account = account;
        this.region = region;
        this.recorder = recorder;
        this.config = config;
    }

    /// Twelve digits.
    public String account() {
        return account.id();
    }

    /// As in ARNs, such as `aws-cn`.
    public String partition() {
        return account.partition().id();
    }

    /// Where it reads; for kinds without a region, where their service has its home.
    public String region() {
        return region;
    }

    /// @param service the SDK's service id in lower case, such as `iam`
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            B builder, String service) {
        return client(builder, service, region);
    }

    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            B builder, String service, String elsewhere) {
        return clients.patient(builder, service, elsewhere, credentials, recorder);
    }

    /// Waits until AWS is ready, however often it is asked for it.
    public Patience patience() {
        return new Patience(config.patience(), config.pause());
    }

    /// How long to wait for what AWS makes.
    public static final class Patience {
        private final Duration pause;
        private int left;

        private Patience(int questions, Duration pause) {
            this.pause = pause;
            left = questions - 1;
        }

        /// Waits before asking again.
        ///
        /// @return false when it was asked often enough
        public boolean lasts() {
            if (left <= 0) {
                return false;
            }
            left--;
            try {
                Thread.sleep(pause);
                return true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw SdkClientException.create("the collector stops", e);
            }
        }
    }
}
