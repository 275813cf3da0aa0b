package dev.attest.console.alerts;

import dev.attest.console.api.CollectorApi.AlertChangeView;
import dev.attest.console.api.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of the steps that were taken with an alert.
///
/// @param steps oldest first
/// @param later whether there are steps before these
/// @param next where the page after it begins; null on the last one
public record AlertHistory(List<AlertChangeView> steps, boolean later, @Nullable String next) {

    /// @param cursor where the page begins; null for the first
    static AlertHistory of(Page<AlertChangeView> page, @Nullable String cursor) {
        return new AlertHistory(page.items(), cursor != null, page.next());
    }

    /// Whether these are all.
    public boolean whole() {
        return !later && next == null;
    }

    /// Which steps these are, for whoever would take them for all.
    public String words() {
        if (!later) {
            return "The first %d steps, oldest first. There are more.".formatted(steps.size());
        }
        return next == null
                ? "The last %d steps, oldest first. There are others before them."
                        .formatted(steps.size())
                : "%d steps in between, oldest first. There are more.".formatted(steps.size());
    }
}
