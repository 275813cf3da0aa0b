package dev.attest.awsstub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sqs.SqsClient;

class StoresAndQueuesTest {

    private static final StaticCredentialsProvider OPERATOR =
            StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(StubWorld.OPERATOR, "secret"));

    private final StubWorld world = new StubWorld(Clock.systemUTC(), "111111111111");
    private final AwsStub stub = AwsStub.start(0, world);
    private final URI endpoint = stub.endpoint();

    @AfterEach
    void stop() {
        stub.close();
    }

    @Test
    void shouldListKeysByTheirBytesPageByPage() {
        // Given
        StubBucket bucket = world.bucket("trail");
        for (String key : List.of("a/2", "a/1", "a/é+ 1", "b/1", "a/10")) {
            bucket.put(key, new byte[] {1, 2}, Map.of(), Instant.EPOCH);
        }

        // When
        var keys =
                s3().listObjectsV2Paginator(b -> b.bucket("trail").prefix("a/").maxKeys(2))
                        .contents();

        // Then
        assertThat(keys.stream().map(S3Object::key))
                .containsExactly("a/1", "a/10", "a/2", "a/é+ 1");
        assertThat(
                        s3()
                                .listObjectsV2(b -> b.bucket("trail").startAfter("a/10"))
                                .contents()
                                .stream()
                                .map(S3Object::key))
                .containsExactly("a/2", "a/é+ 1", "b/1");
    }

    @Test
    void shouldKeepObjectsWithTheirMetadata() {
        // Given
        world.bucket("trail");
        S3Client s3 = s3();
        s3.putObject(
                b -> b.bucket("trail").key("x/y z").metadata(Map.of("signature", "beef")),
                RequestBody.fromString("content"));

        // When
        var read = s3.getObjectAsBytes(b -> b.bucket("trail").key("x/y z"));

        // Then
        assertThat(read.asString(StandardCharsets.UTF_8)).isEqualTo("content");
        assertThat(read.response().metadata()).containsEntry("signature", "beef");
        assertThatThrownBy(() -> s3.getObjectAsBytes(b -> b.bucket("trail").key("gone")))
                .isInstanceOf(NoSuchKeyException.class);
    }

    @Test
    void shouldDeliverAgainWhatWasNotDeleted() {
        // Given
        world.queue("trail").visibility(Duration.ZERO).send("one");
        SqsClient sqs =
                SqsClient.builder()
                        .region(Region.US_EAST_1)
                        .endpointOverride(endpoint)
                        .credentialsProvider(OPERATOR)
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build();
        String url = sqs.getQueueUrl(b -> b.queueName("trail")).queueUrl();

        // When
        var first = sqs.receiveMessage(b -> b.queueUrl(url)).messages().getFirst();
        var second = sqs.receiveMessage(b -> b.queueUrl(url)).messages().getFirst();
        sqs.deleteMessage(b -> b.queueUrl(url).receiptHandle(second.receiptHandle()));

        // Then
        assertThat(List.of(first.body(), second.body())).containsExactly("one", "one");
        assertThat(world.queue("trail").size()).isZero();
    }

    @Test
    void shouldPublishButNotUnderASubjectThatSnsRefuses() {
        // Given
        String topic = "arn:aws:sns:us-east-1:111111111111:alerts";
        world.topic(topic);
        SnsClient sns =
                SnsClient.builder()
                        .region(Region.US_EAST_1)
                        .endpointOverride(endpoint)
                        .credentialsProvider(OPERATOR)
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build();

        // When
        sns.publish(b ->
                b.topicArn(topic)
                        .subject("[HIGH] x")
                        .message("text")
                        .messageAttributes(
                                Map.of(
                                        "severity",
                                        MessageAttributeValue.builder()
                                                .dataType("String")
                                                .stringValue("HIGH")
                                                .build())));

        // Then
        assertThat(world.topic(topic))
                .containsExactly(new StubMessage("[HIGH] x", "text", Map.of("severity", "HIGH")));
        assertThatThrownBy(() -> sns.publish(b -> b.topicArn(topic).subject("ü").message("m")))
                .isInstanceOf(SnsException.class);
        assertThatThrownBy(() ->
                        sns.publish(b -> b.topicArn(topic).message("x".repeat((256 << 10) + 1))))
                .isInstanceOf(SnsException.class);
        assertThatThrownBy(() -> sns.publish(b -> b.topicArn(topic + "x").message("m")))
                .isInstanceOf(SnsException.class);
    }

    private S3Client s3() {
        return S3Client.builder()
                .region(Region.US_EAST_1)
                .endpointOverride(endpoint)
                .forcePathStyle(true)
                .credentialsProvider(OPERATOR)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }
}
