package dev.attest.risk.assessment;

import dev.attest.rest.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/// Whose data the caller sees. Who does not see everything sees the people who report to them.
@ApplicationScoped
public class VisiblePeople {

    private final Reports reports;
    private final Caller caller;

    VisiblePeople(Reports reports, Caller caller) {
        this.reports = reports;
        this.caller = caller;
    }

    /// Ids of people; empty when everybody.
    Uni<Optional<Set<String>>> find() {
        if (caller.seesAll()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return caller.email()
                .map(email -> reports.of(email).map(Optional::of))
                .orElseGet(() -> Uni.createFrom().item(Optional.of(Set.of())));
    }
}
