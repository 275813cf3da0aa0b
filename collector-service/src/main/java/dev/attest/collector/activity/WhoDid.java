package dev.attest.collector.activity;

import dev.attest.collector.activity.PersonBehind.Evidence;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who may have made calls, for those who must not judge what they did.
@ApplicationScoped
public class WhoDid {

    /// @param day of the event, in UTC
    public record Call(String eventId, LocalDate day) {}

    private final Activities activities;
    private final PeopleBehind behind;

    WhoDid(Activities activities, PeopleBehind behind) {
        this.activities = activities;
        this.behind = behind;
    }

    /// Everybody whom anything names, however weakly; nobody for records that are not stored.
    public Uni<Set<String>> of(String account, Collection<Call> calls) {
        return activities
                .byIds(account, calls)
                .chain(behind::views)
                .map(views ->
                        views.stream()
                                .map(ActivityView::person)
                                .filter(Objects::nonNull)
                                .flatMap(WhoDid::named)
                                .collect(Collectors.toSet()));
    }

    private static Stream<String> named(PersonBehind person) {
        List<Evidence> evidence = person.evidence();
        return evidence.stream().map(Evidence::personId).filter(Objects::nonNull);
    }
}
