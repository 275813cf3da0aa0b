package dev.attest.benchmarks;

import dev.attest.awsstub.StubWorld;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttribute;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttributeKey;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsRequest;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsResponse;

/// The peer of the back-fill: AWS's own client, one page after the other, as most tools read
/// LookupEvents.
final class SerialPager {

    private SerialPager() {}

    /// Reads a source of the operator's own account from its newest event back.
    ///
    /// @return pages a second
    static double pagesPerSecond(URI endpoint, String source, int pages, Instant now) {
        try (CloudTrailClient client =
                CloudTrailClient.builder()
                        .endpointOverride(endpoint)
                        .region(Region.US_EAST_1)
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .credentialsProvider(
                                StaticCredentialsProvider.create(
                                        AwsBasicCredentials.create(StubWorld.OPERATOR, "secret")))
                        .build()) {
            LookupEventsRequest request =
                    LookupEventsRequest.builder()
                            .lookupAttributes(
                                    List.of(
                                            LookupAttribute.builder()
                                                    .attributeKey(LookupAttributeKey.EVENT_SOURCE)
                                                    .attributeValue(source)
                                                    .build()))
                            .startTime(now.minus(Duration.ofDays(89)))
                            .endTime(now)
                            .maxResults(50)
                            .build();
            long start = System.nanoTime();
            int read = 0;
            String token = null;
            do {
                LookupEventsResponse page =
                        client.lookupEvents(request.toBuilder().nextToken(token).build());
                token = page.nextToken();
                read++;
            } while (token != null && read < pages);
            return read * 1e9 / (System.nanoTime() - start);
        }
    }
}
