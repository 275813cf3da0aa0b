package dev.attest.console.page;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What surrounds every page: its title, who is signed in and where they may go.
public record Frame(String title, @Nullable String person, @Nullable String role, List<Link> nav) {

    /// An entry of the navigation.
    public record Link(String label, String href, boolean current) {}

    /// For pages that stand outside a session.
    public static Frame outside(String title) {
        return new Frame(title, null, null, List.of());
    }

    /// A failure page: what happened, why, what to do next and the id to quote.
    public record Failure(
            int status, String what, String why, @Nullable String retry, @Nullable UUID id) {}
}
