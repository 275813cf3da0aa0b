package dev.attest.cli.audits;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttribute;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttributeKey;

/// The history of a region, page by page. What is in the pages, the client's witness sees.
final class EventPages {
    private static final int PAGE = 50;

    private final CloudTrailClient client;
    private final Instant from;
    private final Instant until;
    private final Duration pace;
    private int asked;

    /// @param from inclusive, like `until`
    /// @param pace between two pages
    EventPages(CloudTrailClient client, Instant from, Instant until, Duration pace) {
        this.client = client;
        this.from = from;
        this.until = until;
        this.pace = pace;
    }

    /// Asks for all calls.
    ///
    /// @param most so many pages are asked for, with those before
    /// @return whether there are no more
    boolean all(int most) {
        return read(List.of(), most);
    }

    /// Asks for calls of a name.
    boolean named(String name, int most) {
        return read(
                List.of(
                        LookupAttribute.builder()
                                .attributeKey(LookupAttributeKey.EVENT_NAME)
                                .attributeValue(name)
                                .build()),
                most);
    }

    private boolean read(List<LookupAttribute> which, int most) {
        @Nullable String next = null;
        do {
            if (asked == most) {
                return false;
            }
            next = page(which, next);
        } while (next != null);
        return true;
    }

    private @Nullable String page(List<LookupAttribute> which, @Nullable String token) {
        if (asked++ > 0) {
            AwsSources.sleep(pace);
        }
        return client.lookupEvents(
                        page -> {
                            page.startTime(from).endTime(until).maxResults(PAGE).nextToken(token);
                            if (!which.isEmpty()) {
                                page.lookupAttributes(which);
                            }
                        })
                .nextToken();
    }
}
