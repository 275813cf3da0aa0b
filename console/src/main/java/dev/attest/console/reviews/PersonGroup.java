package dev.attest.console.reviews;

import dev.attest.console.api.ItemView.Subject;
import dev.attest.console.page.Marks;
import dev.attest.console.page.Marks.Mark;
import dev.attest.console.page.Moments;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The lines of one person (or of a principal that belongs to nobody) on a page.
public record PersonGroup(Subject subject, List<ItemRow> rows) {

    public int keepable() {
        return subject.progress().keepable();
    }

    /// A name for element ids: subject ids may be ARNs.
    public String key() {
        return UUID.nameUUIDFromBytes(subject.id().getBytes(StandardCharsets.UTF_8)).toString();
    }

    public Mark risk() {
        return Marks.level(subject.riskLevel(), subject.riskScore());
    }

    /// "Platform · leaves the company · 2 of 3 left".
    public String line() {
        var parts = new ArrayList<String>();
        if (subject.department() != null) {
            parts.add(subject.department());
        }
        if (subject.nobodys()) {
            parts.add("belongs to no known person");
        }
        if (subject.status() != null && !"active".equalsIgnoreCase(subject.status())) {
            parts.add(
                    "left".equalsIgnoreCase(subject.status())
                            ? "has left the company"
                            : "on leave");
        }
        var left = subject.progress().undecided();
        var total = subject.progress().items();
        parts.add(
                left == 0
                        ? Moments.plural(total, "access") + ", all decided"
                        : left + " of " + total + " left");
        return String.join(" · ", parts);
    }
}
