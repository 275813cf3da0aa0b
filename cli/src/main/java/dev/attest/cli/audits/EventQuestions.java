package dev.attest.cli.audits;

import dev.attest.iamaudit.check.EventQuestion;
import dev.attest.iamaudit.check.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;

/// Asks CloudTrail what happened lately, in all regions at once: each answers by itself, and two
/// questions a second.
///
/// Source: CloudTrail API Reference, "LookupEvents".
final class EventQuestions {
    private static final String COMMAND = Source.EVENTS.command();

    private static final int EACH_SECOND = 2;

    /// Those of ten minutes. Of a region with more, some calls stay unknown.
    private static final int MOST_PAGES = 10 * 60 * EACH_SECOND;

    private final AwsClients aws;
    private final Witness witness;
    private final Duration pace;

    EventQuestions(AwsClients aws, Witness witness, Duration second) {
        this.aws = aws;
        this.witness = witness;
        this.pace = second.dividedBy(EACH_SECOND);
    }

    void ask(List<String> regions, EventQuestion asked, Instant now, AwsSources sources) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<String, Future<?>> answers = new LinkedHashMap<>();
            regions.forEach(
                    region -> answers.put(region, threads.submit(() -> ask(region, asked, now))));
            answers.forEach((region, answer) ->
                    sources.ask(COMMAND + " in " + region, () -> await(answer)));
        }
    }

    /// A quiet region tells all of its calls in fewer pages than there are names to ask for.
    private void ask(String region, EventQuestion asked, Instant now) {
        try (CloudTrailClient client =
                aws.client(CloudTrailClient.builder(), Region.of(region), witness)) {
            EventPages pages = new EventPages(client, now.minus(asked.window()), now, pace);
            if (pages.all(asked.names().size())) {
                return;
            }
            System.err.println(
                    "Many calls were made in "
                            + region
                            + ": they are looked for by name, for ten minutes at most");
            for (String name : asked.names()) {
                if (!pages.named(name, MOST_PAGES)) {
                    throw SdkClientException.create(
                            "there are more calls than were read in ten minutes");
                }
            }
        }
    }

    private static void await(Future<?> answer) {
        try {
            answer.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SdkException refused) {
                throw refused;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SdkClientException.create("interrupted", e);
        }
    }
}
